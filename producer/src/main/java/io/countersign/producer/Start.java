package io.countersign.producer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where reading a topic starts. */
public final class Start {
    /** With the oldest record that is still there. */
    public static final Start BEGINNING = new Start((consumer, ends) -> consumer.beginningOffsets(ends.keySet()));

    /** With the first record that comes after now. */
    public static final Start END = new Start((consumer, ends) -> ends);

    private interface Offsets {
        Map<TopicPartition, Long> of(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends);
    }

    private final Offsets offsets;

    private Start(Offsets offsets) {
        this.offsets = offsets;
    }

    /** In each partition with the first record that is not older than this, by the time that Kafka has for it. */
    public static Start at(Instant time) {
        return new Start((consumer, ends) -> at(time, consumer, ends));
    }

    /** The first offset to be read of each partition, whose ends are given. */
    Map<TopicPartition, Long> offsets(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return offsets.of(consumer, ends);
    }

    private static Map<TopicPartition, Long> at(Instant time, Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        // Kafka refuses to look for a time before 1970.
        long millis = Math.max(0, time.toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> found =
                consumer.offsetsForTimes(ends.keySet().stream().collect(Collectors.toMap(p -> p, p -> millis)));
        Map<TopicPartition, Long> starts = new HashMap<>(ends);
        found.forEach((partition, first) -> {
            if (first != null) {
                starts.put(partition, first.offset());
            }
        });
        return starts;
    }
}
