package io.countersign.gateway.infoodle;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes values of custom fields the way their definitions ask, which only the store knows: infoodle writes ids of
 * lists as integers where choices are texts, and several as one text with commas.
 */
final class CustomFieldTypes {
    private static final Pattern PLACE = Pattern.compile("/custom_fields/([0-9]+)/value");

    private CustomFieldTypes() {}

    /** Rewrites the values of which problems say that they are of the wrong type; false where there are none. */
    static boolean follow(ObjectNode payload, List<Problem> problems) {
        boolean followed = false;
        for (Problem problem : problems) {
            Matcher place = PLACE.matcher(problem.pointer());
            if (problem.code() == ErrorCode.WRONG_TYPE && place.matches()) {
                ObjectNode item = (ObjectNode) payload.path("custom_fields").path(Integer.parseInt(place.group(1)));
                Optional<JsonNode> other = as(wanted(problem), item.path("value"));
                other.ifPresent(value -> item.set("value", value));
                followed |= other.isPresent();
            }
        }
        return followed;
    }

    private static String wanted(Problem problem) {
        return problem.message().substring(problem.message().lastIndexOf(' ') + 1);
    }

    /** The same value as another JSON type; empty where it cannot be written so. */
    private static Optional<JsonNode> as(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isIntegralNumber() ? Optional.of(text(value)) : Optional.empty();
            case "array" ->
                value.isString() || value.isIntegralNumber() ? Optional.of(split(text(value))) : Optional.empty();
            case "number" -> read(Format::integer, value);
            case "boolean" -> read(Format::flag, value);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> read(Format format, JsonNode value) {
        try {
            return Optional.of(format.read(value));
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }

    private static StringNode text(JsonNode value) {
        return StringNode.valueOf(
                value.isString() ? value.stringValue() : value.bigIntegerValue().toString());
    }

    private static ArrayNode split(StringNode list) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (String item : list.stringValue().split(",", -1)) {
            items.add(item.strip());
        }
        return items;
    }
}
