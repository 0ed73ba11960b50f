package io.countersign.producer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the time in microseconds, each time later than before, even when the clock stands or is set back. */
final class IssueTimes {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    IssueTimes(Clock clock) {
        this.clock = clock;
    }

    /** The next time as {@code issued_at} carries it: ISO 8601, UTC, six digits of a second. */
    String next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long micros = last.updateAndGet(previous -> previous >= now ? previous + 1 : now);
        return FORMAT.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
