package io.countersign.schema.ack;

/** What was read is not an ack of the expected community; the message says why. */
public final class UntrustedAckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UntrustedAckException(String reason) {
        super(reason);
    }

    UntrustedAckException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
