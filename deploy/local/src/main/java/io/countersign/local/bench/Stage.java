package io.countersign.local.bench;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.DatabaseLogin;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Servers, topics and one source, on which something is measured, and what should lie in the tables afterwards. */
final class Stage implements AutoCloseable {
    static final String REQUESTS = "upserts";

    private static final String GROUP = "countersign-bench";
    private static final int LOOK_EACH_MILLIS = 200;
    private static final String ACKS = "upserts.acks";
    private static final String DEAD = "upserts.dead";

    /** Texts as long as each other come in the order of their index, which takes millions of them much faster. */
    private static final String STORE_PEOPLE = """
            INSERT INTO people (account_id, id, import_id, import_key, import_generated, first_name, last_name)
            SELECT a.id, n, to_char(n, '"B"FM00000000'), to_char(n, '"b"FM00000000'), false, 'Jane', 'Doe ' || n
            FROM accounts a, generate_series(:first, :last) AS n""";

    private static final String STORE_ADDRESSES = """
            INSERT INTO contact_informations (account_id, id, person_id, type, info, normalized, main)
            SELECT a.id, 2 * n - 1, n, 'Email', info, info, true
            FROM accounts a, generate_series(:first, :last) AS n, to_char(n, '"b"FM00000000"@example.org"') AS info""";

    private static final String STORE_NUMBERS = """
            INSERT INTO contact_informations (account_id, id, person_id, type, info, normalized)
            SELECT a.id, 2 * n, n, 'CellNumber', info, info
            FROM accounts a, generate_series(:first, :last) AS n, to_char(n, '"+1416"FM00000000') AS info""";

    /** Ids from before partitions had their own lie before all others. */
    private static final String STORE_LAST_ID = "UPDATE accounts SET ids_before = 2 * :people::bigint";

    /** What the checks of a statement see of its rows fits into memory. */
    private static final int STORED_AT_ONCE = 50_000;

    private static final String SENT = "SELECT floor(extract(epoch FROM record_time) * 1000)::bigint FROM messages";
    private static final String APPLIED = "SELECT floor(extract(epoch FROM processed_at) * 1000)::bigint FROM messages";

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

    /** How to log in to the database. */
    DatabaseLogin login() {
        return postgres.login();
    }

    /** Whose signature acks have. */
    PrivateKey community() {
        return community;
    }

    /** Reads acks from the first on; their time is when they were written, milliseconds since 1970. */
    AckTimes acks() {
        return acks(ACKS, ConsumerRecord::timestamp);
    }

    /** The same of another topic. */
    AckTimes acksOn(String topic) {
        return acks(topic, ConsumerRecord::timestamp);
    }

    /** Reads acks from the first on; their time is when they are read, as {@link System#nanoTime} tells it. */
    AckTimes acksAsTheyCome() {
        return acks(ACKS, ack -> System.nanoTime());
    }

    private AckTimes acks(String topic, ToLongFunction<ConsumerRecord<byte[], byte[]>> time) {
        return new AckTimes(kafka.bootstrapServers(), topic, partitions, community.publicKey(), time);
    }

    /** A producer to the broker that fills its batches. */
    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 20, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Waits until so many messages are acknowledged by the committed offsets; false if a consumer ends before. */
    boolean awaitDrained(int total, List<ServiceProcess> consumers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            while (acknowledged(admin) < total) {
                if (!consumers.stream().allMatch(ServiceProcess::isAlive)) {
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

    /** What consumers and servers have taken of the processors so far; the broker lives in this process. */
    CpuUse cpuUse(List<ServiceProcess> consumers) {
        CpuUse use = new CpuUse();
        consumers.forEach(consumer -> use.addConsumer(consumer.pid()));
        use.add(ProcessHandle.current().pid(), "broker");
        database.jdbi()
                .useHandle(handle -> handle.createQuery(
                                "SELECT pid, coalesce(backend_type, 'other') FROM pg_stat_activity")
                        .map((row, context) -> Map.entry(row.getLong(1), "PostgreSQL, " + row.getString(2)))
                        .forEach(process -> use.add(process.getKey(), process.getValue())));
        return use;
    }

    /** How many bytes the database has written to its log and to its tables so far. */
    Written written() {
        return new Written(
                count("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"),
                count("SELECT pg_database_size(current_database())"));
    }

    /** Bytes of the write-ahead log, and of tables with their indexes. */
    record Written(long log, long tables) {}

    /** The settings that lead here, with this port for health and metrics. */
    Map<String, String> environmentWithConsole(int console) {
        Map<String, String> environment = environment();
        environment.put("COUNTERSIGN_CONSOLE_PORT", Integer.toString(console));
        return environment;
    }

    /** The settings that lead here, with batches of at most so many messages. */
    Map<String, String> environment(int batchSize) {
        Map<String, String> environment = environment();
        environment.put("COUNTERSIGN_CONSUMER_BATCH_SIZE", Integer.toString(batchSize));
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

    /** Stores so many people with two contacts each, past the processor, in the account of the source. */
    void store(int people) {
        for (int stored = 0; stored < people; stored += STORED_AT_ONCE) {
            int first = stored + 1;
            int last = Math.min(stored + STORED_AT_ONCE, people);
            database.jdbi().useTransaction(handle -> {
                store(handle, STORE_PEOPLE, first, last);
                store(handle, STORE_ADDRESSES, first, last);
                store(handle, STORE_NUMBERS, first, last);
            });
        }
        database.jdbi().useHandle(handle -> {
            handle.createUpdate(STORE_LAST_ID).bind("people", people).execute();
            handle.execute("VACUUM ANALYZE people, contact_informations");
        });
    }

    private static void store(Handle handle, String sql, int first, int last) {
        handle.createUpdate(sql).bind("first", first).bind("last", last).execute();
    }

    /**
     * What is wrong in the tables after so many people with so many contacts each have come to those who were there
     * before.
     */
    List<String> check(int total, int contacts, int before) {
        List<String> faults = new ArrayList<>();
        expect(faults, before + (long) total, "people", "SELECT count(*) FROM people");
        expect(faults, 2L * before + (long) contacts * total, "contacts", "SELECT count(*) FROM contact_informations");
        expect(faults, total, "ledger rows", "SELECT count(*) FROM messages WHERE result = 'created'");
        expect(faults, 0, "other ledger rows", "SELECT count(*) FROM messages WHERE result <> 'created'");
        return faults;
    }

    /** The number that a query answers. */
    long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** How far sending was ahead of applying, as the ledger tells it. */
    Lead lead() {
        return new Lead(times(SENT), times(APPLIED));
    }

    private List<Long> times(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    /** Adds to the faults that the query counts something else than expected, if it does. */
    void expect(List<String> faults, long expected, String what, String sql) {
        long found = count(sql);
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
