package io.countersign.gateway.flameup;

import io.countersign.gateway.dialect.Answer;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a batch: the people that are stored, in the order of the request, and by index those that are not; 200,
 * or 202 when some are not known yet, or if none is stored the status of the first refusal.
 */
final class BatchAnswer {
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final ArrayNode people = body.putArray("people");
    private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode pending = JsonNodeFactory.instance.arrayNode();
    private int created;
    private int firstRefusal;

    private BatchAnswer() {}

    static Answer of(List<Told> items) {
        BatchAnswer answer = new BatchAnswer();
        for (int index = 0; index < items.size(); index++) {
            answer.add(index, items.get(index));
        }
        return answer.answer();
    }

    private void add(int index, Told told) {
        if (told instanceof Told.Stored stored) {
            people.add(stored.person());
            created += stored.created() ? 1 : 0;
        } else if (told instanceof Told.Pending waiting) {
            pending.addObject().put("index", index).put("message_id", waiting.messageId());
        } else if (told instanceof Told.Refused refused) {
            errors.addObject().put("index", index).set("error", refused.error());
            firstRefusal = firstRefusal == 0 ? refused.status() : firstRefusal;
        }
    }

    private Answer answer() {
        body.put("created_count", created);
        body.put("updated_count", people.size() - created);
        if (!errors.isEmpty()) {
            body.put("failed_count", errors.size());
            body.set("errors", errors);
        }
        if (!pending.isEmpty()) {
            body.set("pending", pending);
            return Answer.json(202, body);
        }
        return Answer.json(people.isEmpty() ? firstRefusal : 200, body);
    }
}
