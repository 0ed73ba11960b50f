package io.countersign.cli.argument;

import io.countersign.cli.settings.Durations;
import java.time.Duration;

/** A length of time: {@code 30s}, {@code 5m}, {@code 12h}, {@code 7d}, or ISO 8601. */
public final class LengthArgument extends Argument<Duration> {
    /** For picocli. */
    public LengthArgument() {
        super(Durations::parse);
    }
}
