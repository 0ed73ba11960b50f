package io.countersign.consumer.sources;

import io.countersign.consumer.status.Condition;
import io.countersign.schema.key.PublicKey;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registered keys held in memory, read anew every second and for a key that is not known, so that a change counts
 * within seconds without a restart.
 * While the database cannot be read the last state stays; nothing can be applied then anyway.
 */
public final class SourceDirectory implements Sources {
    private static final Logger LOG = LoggerFactory.getLogger(SourceDirectory.class);

    /** Unknown keys, of which anybody can send any number, make the registry be read no more often than this. */
    private static final long FRESH_NANOS = Duration.ofMillis(100).toNanos();

    private final SourceKeys registry;
    private final Condition condition;
    private volatile Map<PublicKey, SourceKey> keys = Map.of();
    private volatile long readAt = System.nanoTime();

    /** Reads from the registry; empty until first refreshed. */
    public SourceDirectory(SourceKeys registry, Condition condition) {
        this.registry = registry;
        this.condition = condition;
    }

    @Override
    public @Nullable SourceKey find(PublicKey key) {
        SourceKey known = keys.get(key);
        return known != null ? known : findAnew(key);
    }

    /** A source may send its first message right after it was registered, before the registry is read again. */
    private synchronized @Nullable SourceKey findAnew(PublicKey key) {
        if (!keys.containsKey(key) && System.nanoTime() - readAt > FRESH_NANOS) {
            refresh();
        }
        return keys.get(key);
    }

    /** Reads the registry; throws where the database cannot be read. */
    public synchronized void load() {
        long started = System.nanoTime();
        keys = registry.read();
        readAt = started;
    }

    /** Reads the registry again; what was read last stays where that fails. */
    public synchronized void refresh() {
        try {
            load();
            condition.works();
        } catch (RuntimeException e) {
            readAt = System.nanoTime();
            condition.fails(e);
            LOG.warn("the sources cannot be read; those known stay: {}", e.toString());
        }
    }
}
