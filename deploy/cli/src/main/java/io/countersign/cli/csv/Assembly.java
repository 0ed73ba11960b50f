package io.countersign.cli.csv;

import io.countersign.schema.json.Pointers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message that is put together value by value. */
final class Assembly {
    private final ObjectNode message = JsonNodeFactory.instance.objectNode();
    private final Map<String, Integer> items = new HashMap<>();

    ObjectNode message() {
        return message;
    }

    /** Puts a value to its place, makes what it lies in, and returns the JSON Pointer to it. */
    String set(MemberPath path, JsonNode value) {
        JsonNode at = message;
        String pointer = "";
        List<Step> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Member member) {
                pointer = Pointers.member(pointer, member.name());
                at = enter((ObjectNode) at, member.name(), steps.subList(i + 1, steps.size()), value);
            } else {
                int index = index(pointer, (Step.Item) steps.get(i), (ArrayNode) at);
                pointer = Pointers.item(pointer, index);
                at = at.get(index);
            }
        }
        return pointer;
    }

    private static JsonNode enter(ObjectNode object, String name, List<Step> rest, JsonNode value) {
        if (rest.isEmpty()) {
            object.set(name, value);
            return value;
        }
        return rest.get(0) instanceof Step.Item ? object.withArrayProperty(name) : object.withObjectProperty(name);
    }

    private int index(String array, Step.Item item, ArrayNode elements) {
        return items.computeIfAbsent(array + "/" + item.id(), id -> {
            elements.add(item.constants().deepCopy());
            return elements.size() - 1;
        });
    }
}
