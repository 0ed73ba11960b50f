package io.countersign.consumer.acks;

import java.util.Map;
import java.util.Set;

/**
 * Where acknowledgements go.
 *
 * @param kafka properties of the Kafka client, at least {@code bootstrap.servers}
 * @param group the consumer group whose offsets are committed with the acks
 * @param acksTopic the topic of all acks
 * @param deadTopic the topic of records that failed or were rejected
 * @param replyTopics the topics to which requests may ask their acks to be copied
 */
public record AckOptions(
        Map<String, Object> kafka, String group, String acksTopic, String deadTopic, Set<String> replyTopics) {
    /** Leaves the properties out, which may hold passwords. */
    @Override
    public String toString() {
        return acksTopic + " and " + deadTopic;
    }
}
