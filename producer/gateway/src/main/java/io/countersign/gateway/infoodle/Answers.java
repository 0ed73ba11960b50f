package io.countersign.gateway.infoodle;

import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.schema.ack.MessageId;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers in infoodle's one format. */
final class Answers {
    /** More are not told. */
    private static final int MOST_ERRORS = 1_000;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private Answers() {}

    /** A person was edited. */
    static Answer edited() {
        return Answer.json(OK, body(1, List.of()));
    }

    /** A person was added. */
    static Answer added(long uniqueId) {
        return Answer.json(OK, body(1, List.of()).put("unique_id", uniqueId));
    }

    /** Nothing was done, for these reasons; infoodle says so with status 200. */
    static Answer wrong(List<FieldError> errors) {
        return Answer.json(OK, body(0, errors));
    }

    /** It is not known yet whether it works. */
    static Answer pending(MessageId messageId) {
        String said = "Accepted as message " + messageId.value() + " but not confirmed yet; do not send it again";
        return Answer.json(ACCEPTED, body(0, List.of(new FieldError("", said))).put("message_id", messageId.value()));
    }

    /** The call as a whole is refused. */
    static Answer refused(Refusal refusal) {
        Answer answer = Answer.json(
                refusal.kind().status(), body(0, List.of(new FieldError("", Errors.sentence(refusal.message())))));
        return refusal.kind() == Refusal.Kind.UNAUTHORIZED ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }

    private static ObjectNode body(int ok, List<FieldError> errors) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ok", ok);
        ArrayNode array = body.putArray("errors");
        errors.stream()
                .limit(MOST_ERRORS)
                .forEach(error ->
                        array.addObject().put("fieldname", error.fieldname()).put("message", error.message()));
        return body;
    }
}
