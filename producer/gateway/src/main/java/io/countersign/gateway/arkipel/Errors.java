package io.countersign.gateway.arkipel;

import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Errors as Arkipel writes them: a text, and beside it, where more is known, each problem with its place. */
final class Errors {
    static final String INVALID_JSON = "Invalid JSON payload";
    static final String INVALID_SIGNATURE = "Unauthorized: Invalid signature";

    private static final long MILLIS = 1_000;

    private Errors() {}

    static Answer of(Refusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", refusal.message());
        refusal.retryAfter().ifPresent(wait -> body.put("retry_after", wholeSeconds(wait)));
        if (!refusal.problems().isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            refusal.problems()
                    .forEach(problem -> errors.addObject()
                            .put("code", problem.code().text())
                            .put("pointer", problem.pointer())
                            .put("message", problem.message()));
        }
        Answer answer = Answer.json(refusal.kind().status(), body);
        return refusal.kind() == Refusal.Kind.UNAUTHORIZED ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }

    static RefusedException refused(Refusal.Kind kind, String error, List<Problem> problems) {
        return new RefusedException(new Refusal(kind, error, Optional.empty(), problems));
    }

    /** What the community does not trust, or cannot read. */
    static Answer rejected(AckPayload ack) {
        if (ack.result() != AckResult.MALFORMED) {
            return of(
                    new Refusal(Refusal.Kind.UNAUTHORIZED, unauthorized(ack.result()), Optional.empty(), ack.errors()));
        }
        boolean tooLong = ack.errors().stream()
                .anyMatch(problem -> problem.code() == ErrorCode.TOO_LONG
                        && problem.pointer().isEmpty());
        return of(new Refusal(
                tooLong ? Refusal.Kind.TOO_LARGE : Refusal.Kind.BAD_REQUEST,
                tooLong ? "Payload too large" : INVALID_JSON,
                Optional.empty(),
                ack.errors()));
    }

    private static String unauthorized(AckResult result) {
        return switch (result) {
            case BAD_SIGNATURE -> INVALID_SIGNATURE;
            case UNKNOWN_SOURCE -> "Unauthorized: source_public_key not whitelisted";
            case REVOKED_SOURCE -> "Unauthorized: source_public_key revoked or outside its time of validity";
            case TYPE_NOT_ALLOWED -> "Unauthorized: message type not allowed for source_public_key";
            case NOT_FRESH -> "Unauthorized: message not fresh";
            case WRONG_AUDIENCE -> "Unauthorized: message meant for another community";
            default -> "Unauthorized: " + result.meaning();
        };
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + MILLIS - 1) / MILLIS);
    }
}
