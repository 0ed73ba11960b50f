package io.countersign.consumer.inbox;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** A partition of a topic, which a topic of the same name made later does not share. */
public record Partition(Uuid topicId, String topic, int number) {
    /** Kafka's own name for it, which forgets the topic's id. */
    public TopicPartition toKafka() {
        return new TopicPartition(topic, number);
    }
}
