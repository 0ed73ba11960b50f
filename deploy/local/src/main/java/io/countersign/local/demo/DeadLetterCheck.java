package io.countersign.local.demo;

import io.countersign.schema.bytes.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares the dead-letter topic with the records that had to fail or be rejected. */
final class DeadLetterCheck {
    private static final String WHAT = "dead letters are exactly the failed and rejected records";
    private static final TopicPartition TOPIC = new TopicPartition(Community.DEAD, 0);

    private DeadLetterCheck() {}

    static Check of(Map<String, Object> kafka, List<Bytes> undeliverable) {
        List<String> found = read(kafka);
        List<String> expected =
                undeliverable.stream().map(DeadLetterCheck::digest).sorted().toList();
        return found.equals(expected)
                ? new Check(WHAT, true, "%,d, to the byte".formatted(found.size()))
                : new Check(WHAT, false, "%,d found, %,d expected".formatted(found.size(), expected.size()));
    }

    private static List<String> read(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        List<String> digests = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.assign(List.of(TOPIC));
            reader.seekToBeginning(List.of(TOPIC));
            long end = reader.endOffsets(List.of(TOPIC)).getOrDefault(TOPIC, 0L);
            while (reader.position(TOPIC) < end) {
                reader.poll(Duration.ofSeconds(1)).forEach(letter -> digests.add(digest(Bytes.wrap(letter.value()))));
            }
        }
        return digests.stream().sorted().toList();
    }

    private static String digest(Bytes value) {
        return value.sha256().toHex();
    }
}
