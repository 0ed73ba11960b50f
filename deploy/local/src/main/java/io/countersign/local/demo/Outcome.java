package io.countersign.local.demo;

import java.time.Duration;
import java.util.List;

/**
 * What came of a demonstration.
 *
 * @param seed from which the messages were generated
 * @param checks of what the servers hold in the end
 * @param throughput in messages a second
 * @param wall from the start of the servers to the last check
 */
record Outcome(long seed, Tally tally, List<Check> checks, long throughput, Duration wall) {
    Outcome {
        checks = List.copyOf(checks);
    }

    /** Whether everything is as it had to be. */
    boolean holds() {
        return tally.rows().stream().allMatch(Tally.Row::isRight)
                && checks.stream().allMatch(Check::holds);
    }

    double seconds() {
        return wall.toMillis() / 1000.0;
    }
}
