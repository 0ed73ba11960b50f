package io.countersign.local.bench;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.EmbeddedDatabase;
import io.countersign.servers.EmbeddedKafka;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jdbi.v3.core.Jdbi;

/** Servers, topics and one source, on which something is measured, and what should lie in the tables afterwards. */
final class Stage implements AutoCloseable {
    static final String REQUESTS = "upserts";

    private static final String GROUP = "countersign-bench";
    private static final int LOOK_EACH_MILLIS = 200;
    private static final String ACKS = "upserts.acks";
    private static final String DEAD = "upserts.dead";

    private final int partitions;
    private final PrivateKey community = PrivateKey.generate(new SecureRandom());
    private final PrivateKey sender = PrivateKey.generate(new SecureRandom());
    private final EmbeddedDatabase postgres;
    private final EmbeddedKafka kafka;
    private final Database database;

    /** Starts the servers. */
    Stage(int partitions) throws IOException {
        this.partitions = partitions;
        this.postgres = EmbeddedDatabase.start(0, null);
        this.kafka = EmbeddedKafka.start(0, null);
        this.database = new Database(new DatabaseOptions(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2));
    }

    /** Makes topics and tables and registers the source. */
    void prepare() {
        for (String topic : List.of(REQUESTS, ACKS, DEAD)) {
            kafka.createTopic(topic, partitions, Map.of());
        }
        database.migrate();
        new SourceRegistry(database.jdbi()).add(SourceDefinition.simple("bench", "bench", sender.publicKey()));
    }

    /** Makes one more topic, with as many partitions as the others. */
    void addTopic(String name) {
        kafka.createTopic(name, partitions, Map.of());
    }

    /** The database, past the processor. */
    Jdbi jdbi() {
        return database.jdbi();
    }

    PrivateKey sender() {
        return sender;
    }

    int partitions() {
        return partitions;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Reads acks from the first on; their time is when they were written, milliseconds since 1970. */
    AckTimes acks() {
        return acks(ConsumerRecord::timestamp);
    }

    /** Reads acks from the first on; their time is when they are read, as {@link System#nanoTime} tells it. */
    AckTimes acksAsTheyCome() {
        return acks(ack -> System.nanoTime());
    }

    private AckTimes acks(ToLongFunction<ConsumerRecord<byte[], byte[]>> time) {
        return new AckTimes(kafka.bootstrapServers(), ACKS, partitions, community.publicKey(), time);
    }

    /** Waits until so many messages are acknowledged by the committed offsets; false if the consumer ends before. */
    boolean awaitDrained(int total, ServiceProcess consumer) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            while (acknowledged(admin) < total) {
                if (!consumer.isAlive()) {
                    return false;
                }
                // Kafka tells nobody when offsets are committed: it has to be asked.
                Thread.sleep(LOOK_EACH_MILLIS);
            }
            return true;
        }
    }

    private static long acknowledged(Admin admin) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().values().stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw new KafkaException("the committed offsets cannot be read", e.getCause());
        }
    }

    /** The settings that lead here, with this port for health and metrics. */
    Map<String, String> environment(int console) {
        Map<String, String> environment = environment();
        environment.put("COUNTERSIGN_CONSOLE_PORT", Integer.toString(console));
        return environment;
    }

    /** The settings that lead here. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("COUNTERSIGN_KAFKA_GROUP_ID", GROUP);
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

    /** What is wrong in the tables after so many people with two contacts each. */
    List<String> check(int total) {
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
