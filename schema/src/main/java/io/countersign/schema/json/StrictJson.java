package io.countersign.schema.json;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON text as RFC 8259 defines it and no more: UTF-8 without a byte order mark, each member name once, whole
 * code points, nothing after the value. Numbers keep their exact value.
 */
public final class StrictJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StrictJson() {}

    /** The tree of a text; throws for the first thing that is wrong. */
    public static JsonNode parse(Bytes text, JsonLimits limits) throws MalformedJsonException {
        if (text.length() == 0) {
            throw new MalformedJsonException(new Problem(ErrorCode.REQUIRED, "", "JSON text is not empty"));
        }
        try (StrictTokens tokens = StrictTokens.open(text, limits)) {
            JsonNode root = value(tokens, tokens.next());
            tokens.expectEnd();
            throwFirst(tokens.problems());
            return root;
        }
    }

    private static JsonNode value(StrictTokens tokens, JsonToken token) throws MalformedJsonException {
        return switch (token) {
            case START_OBJECT -> object(tokens);
            case START_ARRAY -> array(tokens);
            case VALUE_STRING -> NODES.stringNode(tokens.text());
            case VALUE_NUMBER_INT -> integer(tokens.integer());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(tokens.decimal());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("no value starts with " + token);
        };
    }

    private static JsonNode object(StrictTokens tokens) throws MalformedJsonException {
        ObjectNode object = NODES.objectNode();
        while (tokens.next() != JsonToken.END_OBJECT) {
            String name = tokens.name();
            object.set(name, value(tokens, tokens.next()));
        }
        return object;
    }

    private static JsonNode array(StrictTokens tokens) throws MalformedJsonException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = tokens.next(); token != JsonToken.END_ARRAY; token = tokens.next()) {
            array.add(value(tokens, token));
        }
        return array;
    }

    private static JsonNode integer(Number number) {
        if (number instanceof BigInteger big) {
            return NODES.numberNode(big);
        }
        long value = number.longValue();
        return number instanceof Integer ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private static void throwFirst(List<Problem> problems) throws MalformedJsonException {
        if (!problems.isEmpty()) {
            throw new MalformedJsonException(problems.get(0));
        }
    }
}
