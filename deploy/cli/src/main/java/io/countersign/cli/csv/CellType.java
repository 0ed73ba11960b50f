package io.countersign.cli.csv;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How the text of a cell becomes a value of JSON. */
enum CellType {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    LIST,
    JSON;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> YES = List.of("true", "yes", "1");
    private static final List<String> NO = List.of("false", "no", "0");

    /** The type of this name in lower case, if there is one. */
    static Optional<CellType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The one that fits a place best. */
    static CellType of(SchemaNode schema) {
        Set<String> types = schema.types();
        if (types.isEmpty() || types.contains("string")) {
            return TEXT;
        }
        if (types.contains("boolean")) {
            return BOOLEAN;
        }
        if (types.contains("integer")) {
            return INTEGER;
        }
        if (types.contains("array")) {
            return schema.items().filter(item -> item.members().isEmpty()).isPresent() ? LIST : JSON;
        }
        return types.contains("number") ? NUMBER : JSON;
    }

    /** The value; throws {@link IllegalArgumentException} with the rule for a text that is none. */
    JsonNode read(String text) {
        return this == TEXT ? NODES.stringNode(text) : readStripped(text.strip());
    }

    private JsonNode readStripped(String text) {
        return switch (this) {
            case TEXT -> NODES.stringNode(text);
            case INTEGER -> integer(text);
            case NUMBER -> number(text);
            case BOOLEAN -> truth(text);
            case LIST -> text.startsWith("[") ? json(text) : list(text);
            case JSON -> json(text);
        };
    }

    private static JsonNode integer(String text) {
        require(text.matches("-?\\d{1,30}"), "must be a whole number");
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }

    private static JsonNode number(String text) {
        require(text.matches("-?\\d{1,30}([.]\\d{1,30})?"), "must be a number, with a point before decimals");
        return text.contains(".") ? NODES.numberNode(new BigDecimal(text)) : integer(text);
    }

    private static JsonNode truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        require(YES.contains(lower) || NO.contains(lower), "must be true, yes or 1, or false, no or 0");
        return NODES.booleanNode(YES.contains(lower));
    }

    private static JsonNode list(String text) {
        ArrayNode list = NODES.arrayNode();
        for (String item : text.split(";", -1)) {
            list.add(item.strip());
        }
        return list;
    }

    private static JsonNode json(String text) {
        try {
            return StrictJson.parse(Bytes.utf8(text), JsonLimits.defaults());
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("must be JSON: " + e.getMessage(), e);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
