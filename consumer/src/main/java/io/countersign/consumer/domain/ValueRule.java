package io.countersign.consumer.domain;

import io.countersign.schema.json.Pointers;
import io.countersign.schema.message.Days;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a definition asks of values. */
public record ValueRule(FieldType type, List<String> choices) {
    private static final int LONGEST_TEXT = 10_000;

    /** The value as it is stored; null, with a problem, where it is not what the definition asks for. */
    @Nullable
    JsonNode check(JsonNode value, String pointer, Problems problems) {
        if (!isOfType(value)) {
            problems.add(ErrorCode.WRONG_TYPE, pointer, "must be of type " + jsonType());
            return null;
        }
        return switch (type) {
            case TEXT -> text(value, pointer, problems);
            case DATE -> date(value, pointer, problems);
            case CHOICE -> choice(value, pointer, problems);
            case MULTI_CHOICE -> several(value, pointer, problems);
            case NUMBER, BOOLEAN -> value;
        };
    }

    /** The value as it is stored; null where it is not what the definition asks for. */
    public @Nullable JsonNode stored(JsonNode value) {
        JsonNode checked = check(value, "", new Problems());
        return checked == null ? null : UniformNumbers.in(checked);
    }

    private boolean isOfType(JsonNode value) {
        return switch (type) {
            case TEXT, DATE, CHOICE -> value.isString();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case MULTI_CHOICE -> value.isArray();
        };
    }

    private String jsonType() {
        return switch (type) {
            case TEXT, DATE, CHOICE -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case MULTI_CHOICE -> "array";
        };
    }

    private static @Nullable JsonNode text(JsonNode value, String pointer, Problems problems) {
        String text = value.stringValue();
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            problems.add(ErrorCode.TOO_LONG, pointer, "must have at most " + LONGEST_TEXT + " characters");
            return null;
        }
        return value;
    }

    private static @Nullable JsonNode date(JsonNode value, String pointer, Problems problems) {
        if (Days.parse(value.stringValue()) == null) {
            problems.add(ErrorCode.WRONG_FORMAT, pointer, Days.RULE);
            return null;
        }
        return value;
    }

    private @Nullable JsonNode choice(JsonNode value, String pointer, Problems problems) {
        if (!choices.contains(value.stringValue())) {
            problems.add(ErrorCode.NOT_IN_ENUM, pointer, "must be one of the choices of the definition");
            return null;
        }
        return value;
    }

    /** In the order of the definition, so that the same choices are the same value. */
    private @Nullable JsonNode several(JsonNode values, String pointer, Problems problems) {
        Set<String> chosen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            String place = Pointers.item(pointer, i);
            if (!value.isString()) {
                problems.add(ErrorCode.WRONG_TYPE, place, "must be of type string");
            } else if (choice(value, place, problems) != null && !chosen.add(value.stringValue())) {
                problems.add(ErrorCode.DUPLICATE_ITEM, place, "no choice may stand twice");
            }
        }
        ArrayNode inOrder = JsonNodeFactory.instance.arrayNode();
        choices.stream().filter(chosen::contains).forEach(inOrder::add);
        return inOrder.size() < values.size() ? null : inOrder;
    }
}
