package io.countersign.servers;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends and reads records with Kafka's own clients. */
final class Letters {
    static final String TOPIC = "letters";

    private Letters() {}

    static void send(EmbeddedKafka kafka, String value, boolean commit) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test", "enable.idempotence", true);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    static List<String> readOne(EmbeddedKafka kafka, String groupProtocol) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "group.id", "readers",
                "group.protocol", groupProtocol,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<String> read = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> read.add(message.value()));
                return !read.isEmpty();
            });
            consumer.poll(Duration.ofMillis(200)).forEach(message -> read.add(message.value()));
        }
        return read;
    }
}
