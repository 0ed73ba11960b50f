package io.countersign.e2e;

import io.countersign.producer.SignedRecord;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records put on a topic before anything consumes them, and what must have become of them in the end. */
final class Load {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateKey sender;
    private final PrivateKey stranger;
    private final Random random;
    private final Map<String, String> lastNames = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Load(PrivateKey sender, PrivateKey stranger, long seed) {
        this.sender = sender;
        this.stranger = stranger;
        this.random = new Random(seed);
    }

    /** Sends the records; people are stated several times, some records are invalid, some forged. */
    void send(String bootstrapServers, String topic, int count) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                String importId = "P" + random.nextInt(count / 3);
                byte[] key = Bytes.utf8("person:" + importId).toArray();
                sent.add(producer.send(
                        new ProducerRecord<>(topic, key, record(importId, i).toArray())));
            }
        }
        for (int i = 0; i < sent.size(); i++) {
            RecordMetadata at = sent.get(i).get();
            MessageId id = MessageId.of(at.topic(), at.partition(), at.offset(), at.timestamp());
            statuses.put(id.value(), expected.get(i));
        }
    }

    private Bytes record(String importId, int number) {
        ObjectNode payload = JSON.createObjectNode()
                .put("type", "people:upsert")
                .put("import_id", importId)
                .put("last_name", "N" + number);
        ObjectNode contact = payload.putArray("contact_informations").addObject();
        contact.put("type", "Email").put("info", importId + "@example.org").put("main", true);
        int dice = random.nextInt(40);
        if (dice == 0) {
            payload.put("gender", "unheard of");
            expected.add("failed");
            return SignedRecord.of(payload, sender);
        }
        if (dice == 1) {
            expected.add("rejected");
            return SignedRecord.of(payload, stranger);
        }
        expected.add("persisted");
        lastNames.put(importId, "N" + number);
        return SignedRecord.of(payload, sender);
    }

    /** The last name that each person must have, by import_id. */
    Map<String, String> lastNames() {
        return lastNames;
    }

    /** The status of each record, by message_id. */
    Map<String, String> statuses() {
        return statuses;
    }
}
