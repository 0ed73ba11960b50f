package io.countersign.consumer.inbox;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The offset that a group commits of a partition. The topic's id goes with it, because Kafka keeps offsets by name: what
 * was committed of a topic says nothing of one of the same name made later.
 */
public final class CommittedOffset {
    private CommittedOffset() {}

    /** Says that the partition is acknowledged up to the next offset. */
    public static OffsetAndMetadata of(Partition partition, long next) {
        return new OffsetAndMetadata(next, partition.topicId().toString());
    }

    /** The next offset of the partition, 0 where none was committed of this very topic. */
    public static long next(Partition partition, @Nullable OffsetAndMetadata committed) {
        if (committed == null) {
            return 0;
        }
        // Kafka's own tools commit offsets too, and leave the metadata empty.
        boolean ours = committed.metadata().isEmpty()
                || committed.metadata().equals(partition.topicId().toString());
        return ours ? committed.offset() : 0;
    }
}
