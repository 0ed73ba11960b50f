package io.countersign.consumer.store;

import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Sessions of processors in the middle of a statement of which the server waits for more, in vain: their process
 * hangs or their network swallows everything. No time-out of the server's ends a {@code COPY} that waits for its data,
 * and what it has locked would stand still with it.
 */
public final class SilentSessions {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final Jdbi jdbi;

    /** Looks at the sessions of the same user in the same database. */
    public SilentSessions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Ends those that have been silent for 10 seconds; returns how many. Their transactions are rolled back. */
    public int end() {
        return jdbi.withHandle(handle -> handle.createQuery(Sql.named("end-silent-sessions"))
                .bind("seconds", LONGEST_SILENCE.toSeconds())
                .mapTo(Integer.class)
                .one());
    }
}
