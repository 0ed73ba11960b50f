package io.countersign.consumer.sources;

/** A change to the sources that cannot be made; the message says why, for the operator. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceException(String reason) {
        super(reason);
    }
}
