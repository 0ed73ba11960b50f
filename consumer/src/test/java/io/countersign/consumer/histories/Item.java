package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A contact or an address. */
record Item(long id, Map<String, JsonNode> values) {
    JsonNode get(String member) {
        return values.getOrDefault(member, Json.NODES.nullNode());
    }

    String text(String member) {
        return get(member).isString() ? get(member).stringValue() : null;
    }

    boolean isMain() {
        return get("main").booleanValue(false);
    }

    void setMain(boolean main) {
        values.put("main", Json.NODES.booleanNode(main));
    }

    Item copy() {
        return new Item(id, new TreeMap<>(values));
    }

    static List<Item> copy(List<Item> items) {
        List<Item> copies = new ArrayList<>();
        items.forEach(item -> copies.add(item.copy()));
        return copies;
    }

    ObjectNode json() {
        ObjectNode json = Json.NODES.objectNode().put("id", id);
        values.forEach(json::set);
        return json;
    }
}
