package io.countersign.consumer.inbox;

import java.util.Collection;
import java.util.Map;

/** Knows how far partitions are applied. */
public interface Positions {
    /**
     * The next offset to apply of each partition, 0 where nothing was ever applied; claims them for this consumer.
     * Throws while records from before are still under way, for then it is not known where to start.
     */
    Map<Partition, Long> claim(Collection<Partition> partitions);

    /** Finishes what is under way, as far as that goes within the time to drain, and then gives partitions up. */
    void release(Collection<Partition> partitions);

    /** Gives partitions up at once: they are somebody else's already. */
    void forget(Collection<Partition> partitions);
}
