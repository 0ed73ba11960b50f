package io.countersign.gateway.arkipel;

import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of messages, as Arkipel answers: the ack's own bytes wherever there are some to be trusted. */
final class Answers {
    private static final String JSON = "application/json";
    private static final String PROTECTED_PERSON = "Cannot delete person that is a member of this account";

    private final Polls polls;

    Answers(PublicKey community, Clock clock) {
        this.polls = new Polls(community, clock);
    }

    Answer of(ObjectNode payload, Outcome outcome) {
        return Polls.isPoll(payload) ? polls.answer(payload, outcome) : answer(payload, outcome);
    }

    private static Answer answer(ObjectNode payload, Outcome outcome) {
        if (outcome instanceof Outcome.Pending pending) {
            return pending(payload.path("type"), pending.messageId().value());
        }
        return answer(outcome);
    }

    /** The answer to a message whose ack has come. */
    static Answer answer(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return signed(200, done.ack().envelope());
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return Errors.rejected(rejected.ack().payload());
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            return failed(invalid.ack().orElseThrow());
        }
        throw new IllegalArgumentException("there is no ack yet");
    }

    private static Answer failed(Ack ack) {
        Optional<Problem> protectedRecord = ack.payload().errors().stream()
                .filter(problem -> problem.code() == ErrorCode.PROTECTED_RECORD)
                .findFirst();
        return signed(
                422,
                protectedRecord
                        .map(problem -> beside(
                                ack,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("error", words(ack, problem))
                                        .put("code", "PROTECTED_RECORD")))
                        .orElse(ack.envelope()));
    }

    private static String words(Ack ack, Problem problem) {
        return "person:delete".equals(ack.payload().type()) ? PROTECTED_PERSON : problem.message();
    }

    /** The ack's envelope with more members beside the payload, which with its signature stays as it is. */
    static Bytes beside(Ack ack, ObjectNode members) {
        String envelope = ack.envelope().toUtf8();
        return Bytes.utf8(envelope.substring(0, envelope.lastIndexOf('}'))
                + ','
                + members.toString().substring(1));
    }

    static Answer signed(int status, Bytes envelope) {
        return new Answer(status, JSON, Map.of(), envelope);
    }

    /** It is safe, but what became of it is not known yet; not signed. */
    static Answer pending(JsonNode type, String messageId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode payload = body.putObject("payload");
        if (type.isString()) {
            payload.set("type", type);
        }
        payload.put("message_id", messageId).put("status", "pending");
        return Answer.json(202, body);
    }
}
