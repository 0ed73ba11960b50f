package io.countersign.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One strike of a fault.
 *
 * @param harmed whether it really did harm
 * @param moved how long after it was undone the consumers moved on; empty where that took longer than they may take
 */
record Struck(String fault, Instant from, Instant until, boolean harmed, Optional<Duration> moved) {
    /** Whether a message that was sent then may have met it. */
    boolean maySpoil(Instant sent) {
        return !sent.isAfter(until) && sent.isAfter(from.minus(Duration.ofMinutes(1)));
    }
}
