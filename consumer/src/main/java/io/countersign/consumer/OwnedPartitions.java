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
        settle();
        return store.positions(partitions);
    }

    @Override
    public void release(Collection<Partition> partitions) {
        settle();
        store.release(partitions);
    }

    private void settle() {
        Pipeline running = pipeline;
        if (running != null) {
            running.settle(drain);
        }
    }
}
