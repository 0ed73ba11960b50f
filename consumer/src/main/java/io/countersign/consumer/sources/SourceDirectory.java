package io.countersign.consumer.sources;

import io.countersign.consumer.status.Condition;
import io.countersign.schema.key.PublicKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registered keys held in memory, read anew every second, so that a change counts within seconds without a restart.
 * While the database cannot be read the last state stays; nothing can be applied then anyway.
 */
public final class SourceDirectory implements Sources {
    private static final Logger LOG = LoggerFactory.getLogger(SourceDirectory.class);

    private final SourceKeys registry;
    private final Condition condition;
    private volatile Map<PublicKey, SourceKey> keys = Map.of();

    /** Reads from the registry; empty until first refreshed. */
    public SourceDirectory(SourceKeys registry, Condition condition) {
        this.registry = registry;
        this.condition = condition;
    }

    @Override
    public @Nullable SourceKey find(PublicKey key) {
        return keys.get(key);
    }

    /** Reads the registry; throws where the database cannot be read. */
    public void load() {
        keys = registry.read();
    }

    /** Reads the registry again; what was read last stays where that fails. */
    public void refresh() {
        try {
            load();
            condition.works();
        } catch (RuntimeException e) {
            condition.fails(e);
            LOG.warn("the sources cannot be read; those known stay: {}", e.toString());
        }
    }
}
