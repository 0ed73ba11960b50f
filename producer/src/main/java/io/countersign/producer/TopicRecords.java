package io.countersign.producer;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of all partitions of one topic, also of those that are added later. */
final class TopicRecords implements AckRecords {
    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private TopicRecords(String topic, KafkaConsumer<String, byte[]> consumer, Start start) {
        this.topic = topic;
        this.consumer = consumer;
        Set<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        this.ends = new HashMap<>(consumer.endOffsets(partitions));
        start.offsets(consumer, ends).forEach(consumer::seek);
    }

    /** Fixes the positions before it returns; throws a {@code KafkaException} when the topic cannot be read. */
    static TopicRecords open(Map<String, Object> kafka, String topic, Start start) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                ClientProperties.consumer(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            return new TopicRecords(topic, consumer, start);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    @Override
    public Iterable<ConsumerRecord<String, byte[]>> poll(Duration timeout) {
        addNewPartitions();
        return consumer.poll(timeout);
    }

    /** Whether everything was read that was there at the opening. */
    boolean caughtUp() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Asks the consumer's metadata, which it renews by itself, so this costs no request. */
    private void addNewPartitions() {
        Set<TopicPartition> all = partitions();
        if (consumer.assignment().containsAll(all)) {
            return;
        }
        Set<TopicPartition> added = new HashSet<>(all);
        added.removeAll(consumer.assignment());
        consumer.assign(all);
        consumer.seekToBeginning(added);
    }

    private Set<TopicPartition> partitions() {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("the topic " + topic + " does not exist");
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
