package io.countersign.consumer.inbox;

import java.util.Collection;
import java.util.Map;

/** Knows how far partitions are applied. */
public interface Positions {
    /** The next offset to apply of each partition, 0 where nothing was ever applied; claims them for this consumer. */
    Map<Partition, Long> claim(Collection<Partition> partitions);

    /** Finishes what is under way, as far as that goes quickly, and then gives partitions up. */
    void release(Collection<Partition> partitions);
}
