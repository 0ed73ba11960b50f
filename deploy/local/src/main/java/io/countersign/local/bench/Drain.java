package io.countersign.local.bench;

import io.countersign.producer.SignedRecord;
import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One drain: the load, the consumer's process, and what it left behind. */
final class Drain {
    private final Stage stage;
    private final PrintWriter progress;

    Drain(Stage stage, PrintWriter progress) {
        this.stage = stage;
        this.progress = progress;
    }

    DrainFigures run(int warmUp, int messages, String heap) throws IOException, InterruptedException {
        stage.prepare();
        int total = warmUp + messages;
        say("signing and sending " + total + " messages");
        load(total);
        say("draining");
        long start = System.currentTimeMillis();
        try (ServiceProcess consumer = ServiceProcess.start("consume", heap, stage.environment());
                AckTimes acks = stage.acks()) {
            List<String> faults = new ArrayList<>();
            // Acks are read afterwards, so that reading them takes nothing away from the consumer.
            if (!stage.awaitDrained(total, consumer)) {
                faults.add("the consumer ended before it had acknowledged everything");
            }
            long resident = consumer.peakResidentKib();
            consumer.stop();
            faults.addAll(acks.collect(total));
            faults.addAll(stage.check(total));
            return new DrainFigures(warmUp, heap, stage.partitions(), start, acks.inOrder(), resident, faults);
        }
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }

    private void load(int total) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stage.bootstrapServers(), "linger.ms", 20, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < total; i++) {
                byte[] key = Bytes.utf8("person:P" + i).toArray();
                byte[] value = SignedRecord.of(person(i), stage.sender()).toArray();
                var unused = producer.send(new ProducerRecord<>(Stage.REQUESTS, key, value));
            }
        }
    }

    private static ObjectNode person(int number) {
        ObjectNode person = JsonMapper.shared()
                .createObjectNode()
                .put("type", "people:upsert")
                .put("import_id", "P" + number)
                .put("issued_at", "2026-01-01T00:00:00Z")
                .put("first_name", "Jane")
                .put("last_name", "Doe " + number)
                .put("locale", "en")
                .put("gender", "woman");
        var contacts = person.putArray("contact_informations");
        contacts.addObject()
                .put("type", "Email")
                .put("info", "jane" + number + "@example.org")
                .put("main", true);
        contacts.addObject().put("type", "CellNumber").put("info", "+1416555" + String.format("%04d", number % 10_000));
        return person;
    }
}
