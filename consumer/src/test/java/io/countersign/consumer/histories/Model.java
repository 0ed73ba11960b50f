package io.countersign.consumer.histories;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What an account holds after messages that are applied one by one, each as a whole or not at all. */
final class Model {
    private Account account = new Account();

    /** The payload of the ack that a message must get, but for the message_id and the wording of errors. */
    ObjectNode tell(int source, String words) {
        ObjectNode message = Json.object(words);
        String type = message.path("type").stringValue();
        List<String> wrong = Wording.problems(message);
        if (!wrong.isEmpty()) {
            return Answer.invalid(wrong).json(type);
        }
        if (Asking.isQuery(type)) {
            return new Asking(account, message).ack();
        }
        Telling telling = new Telling(account, source, words, message);
        Answer answer = telling.answer();
        if (answer.problems().isEmpty()) {
            account = telling.after();
        } else {
            account.ids.takeBack(telling.after().ids);
        }
        return answer.json(type);
    }

    /** Another process goes on, with these next ids. */
    void restart(Map<String, Long> nextIds) {
        account.ids.continueAt(nextIds);
    }

    Map<String, List<String>> rows() {
        return account.rows();
    }
}
