package io.countersign.consumer.inbox;

import java.time.Instant;
import org.apache.kafka.common.Uuid;

/**
 * Where a record lies.
 *
 * @param topicId Kafka's id of the topic, which a topic of the same name made later does not share
 * @param time the record's timestamp, to the millisecond
 */
public record Coordinates(Uuid topicId, String topic, int partition, long offset, Instant time) {
    /** The partition of the topic. */
    public Partition inPartition() {
        return new Partition(topicId, topic, partition);
    }
}
