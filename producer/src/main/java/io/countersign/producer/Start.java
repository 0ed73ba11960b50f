package io.countersign.producer;

/** Where reading a topic starts. */
public enum Start {
    /** With the oldest record that is still there. */
    BEGINNING,
    /** With the first record that comes after now. */
    END
}
