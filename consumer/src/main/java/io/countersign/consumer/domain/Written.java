package io.countersign.consumer.domain;

import io.countersign.schema.ack.AckResult;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record that a message wrote, and the ids given to what belongs to it, in the order of the request. */
record Written(RecordId record, boolean isNew, boolean isUnknown, boolean isMerged, String importId, ObjectNode ids) {
    /** The same after other people became one with this one. */
    Written merged(List<RecordId> others) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode merged = all.putArray("merged");
        others.forEach(other -> merged.add(other.id()));
        all.setAll(ids);
        return new Written(record, isNew, isUnknown, true, importId, all);
    }

    /** The same as it is told by now: the rest of the message may have renamed it, or made it one with another. */
    Written asOf(World world) {
        RecordId current = world.current(record);
        String name = Identity.importIdOf(world, current);
        return name == null ? this : new Written(current, isNew, isUnknown, isMerged, name, ids);
    }

    Effect effect(World world) {
        return new Effect(result(world), record, importId, List.of(), ids.isEmpty() ? null : ids, null);
    }

    private AckResult result(World world) {
        if (isNew) {
            return AckResult.CREATED;
        }
        return isMerged ? AckResult.MERGED : world.isTouched() ? AckResult.UPDATED : AckResult.UNCHANGED;
    }

    /** How an ack tells a nested record. */
    ObjectNode named() {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        named.put("id", record.id());
        named.put("import_id", importId);
        named.setAll(ids);
        return named;
    }
}
