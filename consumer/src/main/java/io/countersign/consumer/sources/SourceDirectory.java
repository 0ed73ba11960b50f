package io.countersign.consumer.sources;

import io.countersign.consumer.status.Condition;
import io.countersign.schema.key.PublicKey;
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
    public @Nullable SourceKey find(PublicKey key, long nanos) {
        SourceKey known = keys.get(key);
        return known != null ? known : findAnew(key, nanos);
    }

    /** A source may send as soon as it is registered; a batch full of unknown keys has the registry read once. */
    private synchronized @Nullable SourceKey findAnew(PublicKey key, long nanos) {
        if (!keys.containsKey(key) && readAt - nanos < 0) {
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
