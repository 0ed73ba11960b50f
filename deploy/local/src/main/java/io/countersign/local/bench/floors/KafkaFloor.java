package io.countersign.local.bench.floors;

import io.countersign.schema.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Every record read, and one as large as its acknowledgement written, in transactions that commit the offsets. */
final class KafkaFloor {
    private static final int BATCH = 500;
    private static final int SIGNED_PART_BYTES = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final String from;
    private final String to;

    KafkaFloor(String bootstrapServers, String from, String to) {
        this.bootstrapServers = bootstrapServers;
        this.from = from;
        this.to = to;
    }

    /** Reads so many records, the first of which are not counted. */
    Floor measure(int warmUp, int counted) {
        try (KafkaConsumer<byte[], byte[]> reader =
                        new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> writer =
                        new KafkaProducer<>(writing(), new ByteArraySerializer(), new ByteArraySerializer())) {
            writer.initTransactions();
            reader.subscribe(List.of(from));
            copy(reader, writer, warmUp);
            long start = System.nanoTime();
            int copied = copy(reader, writer, counted);
            return new Floor("Kafka read and write", copied * 1e9 / (System.nanoTime() - start));
        }
    }

    private Map<String, Object> reading() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "floor",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                BATCH);
    }

    private Map<String, Object> writing() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "floor",
                "linger.ms",
                2,
                "batch.size",
                256 * 1024,
                "compression.type",
                "lz4");
    }

    private int copy(KafkaConsumer<byte[], byte[]> reader, KafkaProducer<byte[], byte[]> writer, int atLeast) {
        int copied = 0;
        long last = System.nanoTime();
        while (copied < atLeast) {
            ConsumerRecords<byte[], byte[]> records = reader.poll(Duration.ofMillis(100));
            if (records.isEmpty()) {
                if (System.nanoTime() - last > PATIENCE.toNanos()) {
                    throw new IllegalStateException("there is nothing to read");
                }
                continue;
            }
            last = System.nanoTime();
            writer.beginTransaction();
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                var unused = writer.send(new ProducerRecord<>(to, record.key(), answer(record)));
                next.put(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1));
            }
            writer.sendOffsetsToTransaction(next, reader.groupMetadata());
            writer.commitTransaction();
            copied += records.count();
        }
        return copied;
    }

    private static byte[] answer(ConsumerRecord<byte[], byte[]> record) {
        Bytes ack = ProcessorFloors.ack((int) record.offset(), Instant.ofEpochMilli(record.timestamp()))
                .canonical();
        byte[] answer = new byte[ack.length() + SIGNED_PART_BYTES];
        System.arraycopy(ack.borrow(), 0, answer, 0, ack.length());
        return answer;
    }
}
