package io.countersign.consumer.inbox;

/** A partition of a batch is no longer ours: whoever owns it now will work on its records. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Fenced off for the given reason. */
    public FencedException(String reason) {
        super(reason);
    }
}
