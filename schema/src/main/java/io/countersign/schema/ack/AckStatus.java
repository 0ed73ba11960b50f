package io.countersign.schema.ack;

import java.util.Locale;

/** What became of a message, in one word. */
public enum AckStatus {
    /** Its content is in the store, or newer content is. */
    PERSISTED,
    /** It asked, and this is the answer. */
    ANSWERED,
    /** The sender's content is wrong; nothing was applied. */
    FAILED,
    /** It is not to be trusted or not readable; nothing was applied. */
    REJECTED;

    /** The status as acks carry it, for example {@code persisted}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
