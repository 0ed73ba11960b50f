package io.countersign.local.bench;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.producer.SignedRecord;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.EmbeddedDatabase;
import io.countersign.servers.EmbeddedKafka;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One drain: the servers, the load, the consumer's process, and what it left behind. */
final class Drain implements AutoCloseable {
    private static final String REQUESTS = "upserts";
    private static final String ACKS = "upserts.acks";
    private static final String DEAD = "upserts.dead";

    private final int partitions;
    private final PrintWriter progress;
    private final PrivateKey community = PrivateKey.generate(new SecureRandom());
    private final PrivateKey sender = PrivateKey.generate(new SecureRandom());
    private final EmbeddedDatabase postgres;
    private final EmbeddedKafka kafka;
    private final Database database;

    Drain(int partitions, PrintWriter progress) throws IOException {
        this.partitions = partitions;
        this.progress = progress;
        this.postgres = EmbeddedDatabase.start(0, null);
        this.kafka = EmbeddedKafka.start(0, null);
        this.database = new Database(new DatabaseOptions(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2));
    }

    DrainFigures run(int warmUp, int messages, String heap) throws IOException, InterruptedException {
        for (String topic : List.of(REQUESTS, ACKS, DEAD)) {
            kafka.createTopic(topic, partitions, Map.of());
        }
        database.migrate();
        new SourceRegistry(database.jdbi()).add(SourceDefinition.simple("bench", "bench", sender.publicKey()));
        int total = warmUp + messages;
        say("signing and sending " + total + " messages");
        load(total);
        say("draining");
        long start = System.currentTimeMillis();
        try (ServiceProcess consumer = ServiceProcess.start("consume", heap, environment());
                AckTimes acks = new AckTimes(kafka.bootstrapServers(), ACKS, partitions, community.publicKey())) {
            List<String> faults = new ArrayList<>(acks.collect(total, consumer));
            long resident = consumer.peakResidentKib();
            consumer.stop();
            faults.addAll(check(total));
            return new DrainFigures(warmUp, heap, partitions, start, acks.inOrder(), resident, faults);
        }
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }

    private void load(int total) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 20, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < total; i++) {
                byte[] key = Bytes.utf8("person:P" + i).toArray();
                byte[] value = SignedRecord.of(person(i), sender).toArray();
                var unused = producer.send(new ProducerRecord<>(REQUESTS, key, value));
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

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("COUNTERSIGN_TOPICS_REQUESTS", REQUESTS);
        environment.put("COUNTERSIGN_TOPICS_ACKS", ACKS);
        environment.put("COUNTERSIGN_TOPICS_DEAD", DEAD);
        environment.put("COUNTERSIGN_DATABASE_URL", postgres.jdbcUrl());
        environment.put("COUNTERSIGN_DATABASE_USER", postgres.user());
        environment.put("COUNTERSIGN_DATABASE_PASSWORD", postgres.password());
        environment.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", community.hex());
        environment.put("COUNTERSIGN_CONSOLE_PORT", "0");
        return environment;
    }

    private List<String> check(int total) {
        List<String> faults = new ArrayList<>();
        expect(faults, total, "people", "SELECT count(*) FROM people");
        expect(faults, 2L * total, "contacts", "SELECT count(*) FROM contact_informations");
        expect(faults, total, "ledger rows", "SELECT count(*) FROM messages WHERE result = 'created'");
        expect(faults, 0, "other ledger rows", "SELECT count(*) FROM messages WHERE result <> 'created'");
        return faults;
    }

    private void expect(List<String> faults, long expected, String what, String sql) {
        long found = database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
        if (found != expected) {
            faults.add(found + " " + what + " instead of " + expected);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        kafka.close();
        postgres.close();
    }
}
