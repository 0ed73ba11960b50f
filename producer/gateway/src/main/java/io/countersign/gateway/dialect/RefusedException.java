package io.countersign.gateway.dialect;

import java.time.Duration;
import java.util.Optional;

/** A call is refused; says so to whoever writes the answer, and is no defect. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Carries a refusal. */
    public RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    /** A refusal that waiting does not change. */
    public RefusedException(Refusal.Kind kind, String message) {
        this(new Refusal(kind, message));
    }

    /** Something that is needed does not work at the moment. */
    public static RefusedException unavailable(String message, Duration retryAfter) {
        return new RefusedException(new Refusal(Refusal.Kind.UNAVAILABLE, message, Optional.of(retryAfter)));
    }

    /** Why the call is refused. */
    public Refusal refusal() {
        return refusal;
    }
}
