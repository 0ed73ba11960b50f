package io.countersign.consumer.domain;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How objects of free content are changed: member by member, and null removes one. */
final class ObjectMerge {
    private ObjectMerge() {}

    static ObjectNode merged(ObjectNode current, ObjectNode patch) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.setAll(current);
        patch.forEachEntry((name, value) -> {
            if (value.isNull()) {
                merged.remove(name);
            } else {
                merged.set(name, value);
            }
        });
        return merged;
    }
}
