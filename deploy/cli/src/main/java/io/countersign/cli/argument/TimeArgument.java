package io.countersign.cli.argument;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** A point in time with its offset: {@code 2026-01-31T12:00:00Z}. */
public final class TimeArgument extends Argument<Instant> {
    /** For picocli. */
    public TimeArgument() {
        super(TimeArgument::parse);
    }

    /** Reads such a text; throws {@link IllegalArgumentException} for anything else. */
    public static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time like 2026-01-31T12:00:00Z, not '" + text + "'", e);
        }
    }
}
