package io.countersign.gateway.dialect;

import io.countersign.schema.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why a call is not answered as asked.
 *
 * @param kind what kind of reason
 * @param message names the rule in English; never quotes a secret
 * @param retryAfter how long to wait before the same call may succeed, where waiting helps
 * @param problems all that is wrong, with pointers into the body, where that is known and the dialect can say so
 */
public record Refusal(Kind kind, String message, Optional<Duration> retryAfter, List<Problem> problems) {
    /** Copies the problems. */
    public Refusal {
        problems = List.copyOf(problems);
    }

    /** A refusal that is told in one sentence. */
    public Refusal(Kind kind, String message, Optional<Duration> retryAfter) {
        this(kind, message, retryAfter, List.of());
    }

    /** A refusal that waiting does not change. */
    public Refusal(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    /** The kinds of refusals, with the status of HTTP that says the same (RFC 9110, RFC 6585). */
    public enum Kind {
        BAD_REQUEST(400),
        UNAUTHORIZED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        TIMEOUT(408),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        UNPROCESSABLE(422),
        TOO_MANY_REQUESTS(429),
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The status of HTTP. */
        public int status() {
            return status;
        }
    }
}
