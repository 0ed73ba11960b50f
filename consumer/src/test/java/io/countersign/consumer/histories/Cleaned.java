package io.countersign.consumer.histories;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a sender means by an object: white space around texts does not count, but in free content. */
final class Cleaned {
    private static final List<String> FREE = List.of("note", "data", "traits");

    private Cleaned() {}

    static String text(JsonNode object) {
        return Json.canonical(of(object));
    }

    static JsonNode of(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode cleaned = Json.NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                boolean free = FREE.contains(member.getKey());
                cleaned.set(member.getKey(), free ? member.getValue() : of(member.getValue()));
            }
            return cleaned;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode cleaned = Json.NODES.arrayNode();
            array.forEach(item -> cleaned.add(of(item)));
            return cleaned;
        }
        return value.isString() ? Json.text(value.stringValue().strip()) : value;
    }
}
