package io.countersign.cli.send;

/** An ack did not come in time. */
final class AckMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AckMissingException() {
        super("acknowledgements do not come in time: is a consumer at work, and does COUNTERSIGN_COMMUNITY_PUBLIC_KEY"
                + " belong to it?");
    }
}
