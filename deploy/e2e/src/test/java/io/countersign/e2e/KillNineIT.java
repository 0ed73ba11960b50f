package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.KafkaServer;
import io.countersign.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillNineIT {
    private static final int RECORDS = 12_000;
    private static final int PARTITIONS = 4;
    private static final int KILLS = 3;

    private final KafkaServer kafka = TestServers.kafka();
    private final DatabaseLogin login = TestServers.freshDatabase();
    private final PrivateKey community = PrivateKey.fromSeed(Bytes.utf8("kill-nine-community"));

    @TempDir
    private Path directory;

    @Test
    void aConsumerThatIsKilledInTheMiddleLosesNothingAndDoublesNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (String topic : List.of("kill9.upserts", "kill9.acks", "kill9.dead")) {
            kafka.createTopic(topic, PARTITIONS, Map.of());
        }
        Load load = new Load(key("sender"), key("stranger"), seed);
        load.send(kafka.bootstrapServers(), "kill9.upserts", RECORDS);
        try (Database database =
                new Database(new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 2))) {
            database.migrate();
            new SourceRegistry(database.jdbi())
                    .add(SourceDefinition.simple("crm", "acme", key("sender").publicKey()));
            for (int kill = 0; kill < KILLS; kill++) {
                killInTheMiddle(database, random);
            }
            assertThat(count(database, "SELECT count(*) FROM messages")).isBetween(1L, RECORDS - 1L);
            try (CommandProcess last = start()) {
                awaitAcks();
                assertThat(last.isAlive()).isTrue();
                last.stop();
            }
            assertLedger(database, load);
            assertPeople(database, load);
            assertAcks(load);
            assertThat(count(database, "SELECT sum(next_offset) FROM partition_progress"))
                    .isEqualTo(RECORDS);
        }
    }

    private static PrivateKey key(String name) {
        return PrivateKey.fromSeed(Bytes.utf8("kill-nine-" + name));
    }

    private void killInTheMiddle(Database database, Random random) throws Exception {
        long before = count(database, "SELECT count(*) FROM messages");
        long until = before + 1 + random.nextInt(1_500);
        try (CommandProcess process = start()) {
            Awaitility.await("progress to " + until)
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> count(database, "SELECT count(*) FROM messages") >= until);
            process.kill();
        }
    }

    private CommandProcess start() throws Exception {
        return CommandProcess.start(environment(), directory.resolve("consumer.log"), "consume");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("COUNTERSIGN_KAFKA_GROUP_ID", "kill9");
        environment.put("COUNTERSIGN_TOPICS_REQUESTS", "kill9.upserts");
        environment.put("COUNTERSIGN_TOPICS_ACKS", "kill9.acks");
        environment.put("COUNTERSIGN_TOPICS_DEAD", "kill9.dead");
        environment.put("COUNTERSIGN_DATABASE_URL", login.jdbcUrl());
        environment.put("COUNTERSIGN_DATABASE_USER", login.user());
        environment.put("COUNTERSIGN_DATABASE_PASSWORD", login.password());
        environment.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", community.hex());
        environment.put("COUNTERSIGN_CONSUMER_BATCH_SIZE", "100");
        environment.put("COUNTERSIGN_CONSOLE_PORT", "0");
        return environment;
    }

    private void awaitAcks() {
        Awaitility.await("all acks")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> messageIds(read("kill9.acks", "read_committed")).size() == RECORDS);
    }

    private static Set<String> messageIds(List<ConsumerRecord<byte[], byte[]>> acks) {
        Set<String> ids = new HashSet<>();
        acks.forEach(ack -> ids.add(messageId(ack)));
        return ids;
    }

    private static String messageId(ConsumerRecord<byte[], byte[]> ack) {
        return Bytes.wrap(ack.headers().lastHeader("message_id").value()).toUtf8();
    }

    private void assertLedger(Database database, Load load) {
        Map<String, String> statuses = new HashMap<>();
        database.jdbi()
                .useHandle(handle -> handle.createQuery("SELECT message_id, status FROM messages")
                        .mapToMap()
                        .forEach(row -> assertThat(
                                        statuses.put((String) row.get("message_id"), (String) row.get("status")))
                                .as("a second ledger row")
                                .isNull()));
        assertThat(statuses).isEqualTo(load.statuses());
    }

    private void assertPeople(Database database, Load load) {
        Map<String, String> names = new HashMap<>();
        database.jdbi()
                .useHandle(handle -> handle.createQuery("SELECT import_id, last_name FROM people")
                        .mapToMap()
                        .forEach(row -> names.put((String) row.get("import_id"), (String) row.get("last_name"))));
        assertThat(names).isEqualTo(load.lastNames());
        assertThat(count(database, "SELECT count(*) FROM contact_informations")).isEqualTo(names.size());
    }

    private void assertAcks(Load load) {
        List<ConsumerRecord<byte[], byte[]>> committed = read("kill9.acks", "read_committed");
        assertThat(committed).as("one copy of each ack for committed readers").hasSize(RECORDS);
        assertThat(messageIds(committed)).isEqualTo(load.statuses().keySet());
        AckReader reader = new AckReader(community.publicKey());
        Map<String, Bytes> values = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> ack : committed) {
            values.put(messageId(ack), Bytes.wrap(ack.value()));
            assertThat(reader.read(Bytes.wrap(ack.value()))
                            .payload()
                            .result()
                            .status()
                            .text())
                    .isEqualTo(load.statuses().get(messageId(ack)));
        }
        for (ConsumerRecord<byte[], byte[]> copy : read("kill9.acks", "read_uncommitted")) {
            assertThat(Bytes.wrap(copy.value())).isEqualTo(values.get(messageId(copy)));
        }
        long dead = load.statuses().values().stream()
                .filter(status -> !status.equals("persisted"))
                .count();
        assertThat(read("kill9.dead", "read_committed")).hasSize((int) dead);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                all.add(new TopicPartition(topic, i));
            }
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (all.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    private static long count(Database database, String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
