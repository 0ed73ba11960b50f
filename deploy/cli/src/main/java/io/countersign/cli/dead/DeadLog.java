package io.countersign.cli.dead;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.KafkaClients;
import io.countersign.consumer.acks.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The topic of dead letters, up to where it ended when it was opened. */
final class DeadLog implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private DeadLog(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
    }

    /** Starts with the oldest, or with the first that Kafka took at this time; throws where there is no such topic. */
    static DeadLog open(Settings settings, @Nullable Instant since) {
        Map<String, Object> kafka = KafkaClients.impatient(settings.kafka());
        kafka.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions =
                    partitions(consumer, settings.topics().dead());
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            seek(consumer, ends, since);
            return new DeadLog(consumer, ends);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw CommandException.refused("there is no topic " + topic
                    + ": set COUNTERSIGN_TOPICS_DEAD to the one that the processor writes to");
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, @Nullable Instant since) {
        if (since == null) {
            consumer.seekToBeginning(ends.keySet());
            return;
        }
        long millis = Math.max(0, since.toEpochMilli());
        consumer.offsetsForTimes(ends.keySet().stream().collect(Collectors.toMap(each -> each, each -> millis)))
                .forEach((partition, first) ->
                        consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset()));
    }

    /** Hands over what is left, until {@code action} throws or the end comes. */
    void forEach(Consumer<DeadLetter> action) {
        while (!isAtEnd()) {
            for (ConsumerRecord<byte[], byte[]> dead : consumer.poll(WAIT)) {
                DeadLetter.read(dead).ifPresent(action);
            }
        }
    }

    private boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
