package io.countersign.consumer.histories;

import io.countersign.schema.json.CanonicalJson;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in which numbers of the same value are equal however they are written. */
final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** Reads an object; ' may stand for ". */
    static ObjectNode object(String text) {
        return read(text.replace('\'', '"'));
    }

    static ObjectNode read(String text) {
        return (ObjectNode) MAPPER.readTree(canonical(MAPPER.readTree(text)));
    }

    static String canonical(JsonNode node) {
        return CanonicalJson.of(node).toUtf8();
    }

    /** The members of an object, sorted. */
    static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    static JsonNode text(String text) {
        return text == null ? NullNode.instance : NODES.stringNode(text);
    }

    /** The form in which names are compared. */
    static String folded(JsonNode text) {
        return text.isString() ? folded(text.stringValue()) : "";
    }

    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
