package io.countersign.consumer.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Clients that look at single records, or send one, for somebody who waits; they belong to no group. */
final class KafkaAccess {
    private static final String CLIENT = "countersign-console";
    private static final int ANSWER_WITHIN_MILLIS = 5_000;
    private static final Duration WAIT = Duration.ofMillis(200);

    /** Single records may be larger; Kafka then sends one at a time. */
    private static final int FETCHED_BYTES = 4 << 20;

    /** Whether a record is too large is for the broker to say. */
    private static final int LARGEST_RECORD = 64 << 20;

    private final Map<String, Object> kafka;

    /** Takes properties of the Kafka client, at least {@code bootstrap.servers}. */
    KafkaAccess(Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
        // Only one member of the group may have it, and that is the processor.
        this.kafka.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        this.kafka.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT);
        this.kafka.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
    }

    KafkaConsumer<byte[], byte[]> reader() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) WAIT.toMillis());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    KafkaProducer<byte[], byte[]> sender() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * ANSWER_WITHIN_MILLIS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The next records before an offset; none where there are none, or they do not come in time. */
    static List<ConsumerRecord<byte[], byte[]>> poll(
            KafkaConsumer<byte[], byte[]> reader, TopicPartition of, long end) {
        long start = System.nanoTime();
        while (reader.position(of) < end
                && System.nanoTime() - start
                        < Duration.ofMillis(ANSWER_WITHIN_MILLIS).toNanos()) {
            ConsumerRecords<byte[], byte[]> records = reader.poll(WAIT);
            if (!records.isEmpty()) {
                return records.records(of);
            }
        }
        return List.of();
    }
}
