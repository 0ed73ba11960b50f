package io.countersign.consumer.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where to start with a partition: at the smaller of Kafka's committed offset and the database's position. So records
 * whose acks were not committed are acked again, and what a database lost by being restored is applied again.
 */
final class StartingPoints {
    private static final Logger LOG = LoggerFactory.getLogger(StartingPoints.class);

    private final Consumer<byte[], byte[]> consumer;
    private final GroupOffsets offsets;
    private final Positions positions;

    StartingPoints(Consumer<byte[], byte[]> consumer, GroupOffsets offsets, Positions positions) {
        this.consumer = consumer;
        this.offsets = offsets;
        this.positions = positions;
    }

    /** Seeks to the starting points; returns them. */
    Map<Partition, Long> seek(Collection<Partition> partitions) {
        // Claiming waits for what is under way, whose offsets are about to be committed: it comes first.
        Map<Partition, Long> applied = positions.claim(partitions);
        Map<Partition, Long> committed = offsets.committed(partitions);
        Map<Partition, Long> oldest = offsets.oldest(partitions);
        Map<Partition, Long> starts = new HashMap<>();
        for (Partition partition : partitions) {
            long start = Math.min(committed.getOrDefault(partition, 0L), applied.getOrDefault(partition, 0L));
            starts.put(partition, start(partition, start, oldest.getOrDefault(partition, 0L)));
        }
        starts.forEach((partition, start) -> consumer.seek(partition.toKafka(), start));
        return starts;
    }

    private static long start(Partition partition, long wanted, long oldest) {
        if (wanted < oldest && wanted > 0) {
            LOG.error(
                    "{}-{}: the records from {} to {} were deleted by the topic's retention before they were applied",
                    partition.topic(),
                    partition.number(),
                    wanted,
                    oldest - 1);
        }
        return Math.max(wanted, oldest);
    }
}
