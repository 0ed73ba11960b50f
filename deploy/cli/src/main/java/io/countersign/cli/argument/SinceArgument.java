package io.countersign.cli.argument;

import io.countersign.cli.settings.Durations;
import java.time.Instant;

/** When something begins: a point in time, or a length of time before now ({@code 15m}, {@code 2h}, {@code 7d}). */
public final class SinceArgument extends Argument<Instant> {
    /** For picocli. */
    public SinceArgument() {
        super(SinceArgument::parse);
    }

    private static Instant parse(String text) {
        if (text.matches("\\d.*T.*")) {
            return TimeArgument.parse(text);
        }
        try {
            return Instant.now().minus(Durations.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must be a time like 2026-01-31T12:00:00Z or a length of time before now like 15m, not '" + text
                            + "'",
                    e);
        }
    }
}
