package io.countersign.consumer.domain;

import io.countersign.schema.ack.AckResult;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record that a message wrote, and the ids given to what belongs to it, in the order of the request. */
record Written(RecordId record, boolean isNew, String importId, ObjectNode ids) {
    Effect effect(World world) {
        AckResult result = isNew ? AckResult.CREATED : world.isTouched() ? AckResult.UPDATED : AckResult.UNCHANGED;
        return new Effect(result, record, importId, List.of(), ids.isEmpty() ? null : ids, null);
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
