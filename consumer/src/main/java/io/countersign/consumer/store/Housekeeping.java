package io.countersign.consumer.store;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the ledger's partitions: a few weeks made ahead, and none older than its retention. */
public final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int WEEKS_AHEAD = 4;

    /** Any number that nothing else in the database locks; the first letters of the product. */
    private static final long LOCK = 0x434F_554E_5445_52L;

    private final Jdbi jdbi;
    private final Duration retention;

    /** Drops partitions of the ledger that end longer ago than the retention. */
    public Housekeeping(Jdbi jdbi, Duration retention) {
        this.jdbi = jdbi;
        this.retention = retention;
    }

    /** Makes and drops what is due; only one process does so at a time. */
    public void tidy() {
        jdbi.useTransaction(handle -> {
            boolean alone = handle.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                    .bind("lock", LOCK)
                    .mapTo(Boolean.class)
                    .one();
            if (alone) {
                tidy(handle);
            }
        });
    }

    private void tidy(Handle handle) {
        handle.execute("SET LOCAL lock_timeout = '2s'");
        int made = handle.createQuery("SELECT make_ledger_partitions(:weeks)")
                .bind("weeks", WEEKS_AHEAD)
                .mapTo(Integer.class)
                .one();
        int dropped = handle.createQuery("SELECT drop_ledger_partitions(now() - make_interval(secs => :seconds))")
                .bind("seconds", retention.toSeconds())
                .mapTo(Integer.class)
                .one();
        if (made + dropped > 0) {
            LOG.info("ledger: {} weekly partitions made, {} dropped", made, dropped);
        }
    }
}
