package io.countersign.consumer.domain;

import java.util.Locale;

/** The kinds of records that have an identity of their own. */
public enum Kind {
    /** A person. */
    PERSON,
    /** An organization. */
    ORGANIZATION;

    /** The kind as the database and the ledger write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
