package io.countersign.consumer.histories;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** What an account holds after messages that are applied one by one, each as a whole or not at all. */
final class Model {
    final Kept kept = new Kept();
    private Account account = new Account();

    /** The payload of the ack that a message must get, but for the message_id and the wording of errors. */
    ObjectNode tell(String messageId, int partition, int source, String words) {
        ObjectNode message = Json.object(words);
        String type = message.path("type").stringValue();
        account.ids.begin(partition, words);
        ObjectNode ack = answer(source, words, message, type);
        kept.told(messageId, message, ack);
        return ack;
    }

    /** The id of whatever was created first by the message that was told last. */
    long firstId() {
        return account.ids.first();
    }

    /** The answer to a query about a message, as it is once the batch is applied. */
    ObjectNode asked(String words) {
        return new Asking(account, kept, Json.object(words)).ack();
    }

    private ObjectNode answer(int source, String words, ObjectNode message, String type) {
        List<String> wrong = Wording.problems(message);
        if (!wrong.isEmpty()) {
            return Answer.invalid(wrong).json(type);
        }
        if (Asking.isQuery(type)) {
            return new Asking(account, kept, message).ack();
        }
        Telling telling = new Telling(account, source, words, message);
        Answer answer = telling.answer();
        if (answer.problems().isEmpty()) {
            Set<Ref> erased = new TreeSet<>(telling.after().erased);
            erased.removeAll(account.erased);
            account = telling.after();
            kept.erase(account, erased);
        }
        return answer.json(type);
    }

    void define(Definitions definitions) {
        account.definitions = definitions;
    }

    Map<String, List<String>> rows() {
        return account.rows();
    }
}
