package io.countersign.consumer.histories;

import io.countersign.schema.ack.AckResult;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an ack tells.
 *
 * @param problems each as {@code code pointer}
 */
record Answer(
        AckResult result, Ref subject, String importId, ObjectNode ids, ObjectNode resource, List<String> problems) {
    static Answer invalid(Collection<String> problems) {
        return new Answer(AckResult.INVALID, null, null, null, null, List.copyOf(new TreeSet<>(problems)));
    }

    static Answer about(Holding subject, AckResult result) {
        return new Answer(result, subject.ref, subject.importId, null, null, List.of());
    }

    Answer as(AckResult other) {
        return new Answer(other, subject, importId, ids, null, problems);
    }

    /** The payload of the ack, but for the message_id and the wording of errors. */
    ObjectNode json(String type) {
        ObjectNode json = Json.NODES
                .objectNode()
                .put("type", type)
                .put("status", result.status().text())
                .put("result", result.text());
        if (subject != null) {
            json.put("id", subject.id());
        }
        if (importId != null) {
            json.put("import_id", importId);
        }
        ArrayNode errors = json.putArray("errors");
        problems.forEach(errors::add);
        if (ids != null && !ids.isEmpty()) {
            json.set("ids", ids);
        }
        if (resource != null) {
            json.set("resource", resource);
        }
        return json;
    }
}
