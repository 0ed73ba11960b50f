package io.countersign.consumer.domain;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How objects of free content are changed: member by member, and null removes one. */
final class ObjectMerge {
    private ObjectMerge() {}

    /** An object with those members of another that it does not have. */
    static ObjectNode completed(ObjectNode own, ObjectNode other) {
        ObjectNode completed = JsonNodeFactory.instance.objectNode();
        completed.setAll(own);
        other.forEachEntry(completed::putIfAbsent);
        return completed;
    }

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
