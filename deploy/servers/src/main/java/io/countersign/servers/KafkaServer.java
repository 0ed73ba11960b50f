package io.countersign.servers;

import java.util.Map;

/** A running Kafka, wherever it runs. */
public interface KafkaServer {
    /** The {@code host:port} that clients take as {@code bootstrap.servers}. */
    String bootstrapServers();

    /**
     * Creates a topic with one replica and waits until it is there; throws {@link
     * org.apache.kafka.common.errors.TopicExistsException} when the name is taken.
     */
    default void createTopic(String name, int partitions, Map<String, String> configs) {
        Topics.create(bootstrapServers(), name, partitions, configs);
    }
}
