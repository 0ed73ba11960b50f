package io.countersign.consumer;

import io.countersign.consumer.inbox.Partition;
import io.countersign.consumer.inbox.Positions;
import io.countersign.consumer.store.BatchStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims partitions from, and releases them to, the other consumers, never in the middle of a batch if it can wait. */
final class OwnedPartitions implements Positions {
    /** How long the inbox may wait here: it must be polled again, whatever is under way. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final BatchStore store;
    private final Duration drain;
    private volatile @Nullable Pipeline pipeline;

    OwnedPartitions(BatchStore store, Duration drain) {
        this.store = store;
        this.drain = drain;
    }

    void settleBefore(Pipeline running) {
        pipeline = running;
    }

    @Override
    public Map<Partition, Long> claim(Collection<Partition> partitions) {
        if (!settle(SHORT)) {
            throw new IllegalStateException("what was delivered before is still under way");
        }
        return store.positions(partitions);
    }

    @Override
    public void release(Collection<Partition> partitions) {
        var unused = settle(drain);
        store.release(partitions);
    }

    @Override
    public void forget(Collection<Partition> partitions) {
        store.release(partitions);
    }

    private boolean settle(Duration limit) {
        Pipeline running = pipeline;
        return running == null || running.settle(limit);
    }
}
