package io.countersign.consumer.store;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Lets statements be planned anew from time to time. A plan is kept for the life of a connection, and one that was made
 * while a table held a few rows reads all of it: with every row it would get slower, until the table is next analyzed.
 * For one thread.
 */
final class FreshPlans {
    /** Planning all statements of a batch takes some milliseconds, so this costs less than one percent. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private long planned = System.nanoTime();

    /** Forgets the plans of this connection when they may be out of date. */
    void ensure(Handle handle) {
        long now = System.nanoTime();
        if (now - planned >= AGE.toNanos()) {
            handle.execute("DISCARD PLANS");
            planned = now;
        }
    }
}
