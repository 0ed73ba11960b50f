package io.countersign.gateway.infoodle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads properties that are lists of objects; null and an empty list say nothing, since items left out are kept. */
final class Items {
    private Items() {}

    /** Hands each object of a list over, with its name; notes what is no list and no object. */
    static void each(JsonNode list, String fieldname, Draft draft, BiConsumer<ObjectNode, String> reader) {
        if (list.isNull()) {
            return;
        }
        if (!(list instanceof ArrayNode items)) {
            draft.wrong(fieldname, "Must be an array");
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            String name = fieldname + "[" + i + "]";
            if (items.get(i) instanceof ObjectNode item) {
                reader.accept(item, name);
            } else {
                draft.wrong(name, "Must be an object");
            }
        }
    }

    /** Reads the members of an item by their formats; what is blank becomes null, and what is wrong is left out. */
    static Map<String, JsonNode> members(ObjectNode item, String name, Map<String, Format> formats, Draft draft) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        item.forEachEntry((member, value) -> {
            String fieldname = name + "." + member;
            Format format = formats.get(member);
            if (format == null) {
                draft.wrong(fieldname, FieldError.INVALID_FIELD);
                return;
            }
            try {
                members.put(member, Format.isBlank(value) ? item.nullNode() : format.read(value));
            } catch (BadValueException e) {
                draft.wrong(fieldname, e.rule());
            }
        });
        return members;
    }

    /** Notes a member that the item does not have, or that says nothing. */
    static void demand(ObjectNode item, String name, String member, Draft draft) {
        JsonNode value = item.get(member);
        if (value == null || Format.isBlank(value)) {
            draft.wrong(name + "." + member, FieldError.MANDATORY);
        }
    }
}
