package io.countersign.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.producer.Sent;
import io.countersign.producer.UpsertClient;
import io.countersign.producer.UpsertClientConfig;
import io.countersign.producer.message.PersonUpsert;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.FreePort;
import io.countersign.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The image does its work where it may write nothing but /tmp, and execute nothing there. */
@ParameterizedClass
@EnumSource
class RunningImageIT {
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int MESSAGES_BEFORE_THE_END = 300;
    private static final long LONGEST_RUN_SECONDS = 60;
    private static final String OPTIONS_OF_SERVICES = "-XX:MaxRAMPercentage=50.0 -XX:+ExitOnOutOfMemoryError";
    private static final String OPTIONS_OF_JOBS = "-XX:MaxRAMPercentage=50.0 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final String TOKEN = "token-of-the-only-client";
    private static final PrivateKey COMMUNITY = PrivateKey.fromSeed(Bytes.utf8("image-community"));
    private static final PrivateKey SENDER = PrivateKey.fromSeed(Bytes.utf8("image-sender"));

    @SuppressWarnings("NullAway.Init")
    private ImageTar image;

    private final Way way;
    private final String topic;

    RunningImageIT(Way way) {
        this.way = way;
        this.topic = "image-" + way.name().toLowerCase(Locale.ROOT);
    }

    @BeforeEach
    void unpack() throws IOException {
        image = ImageTar.require();
    }

    @Test
    void itBecomesReadyAppliesWhatItIsSentAndDrainsOnSigterm(@TempDir Path directory) throws Exception {
        String missing = way.missing();
        assumeTrue(missing == null, missing);
        way.prepare(image.files());
        for (String name : List.of(topic, topic + ".acks", topic + ".dead")) {
            TestServers.kafka().createTopic(name, 2, Map.of());
        }
        Scene scene = new Scene(directory, TestServers.freshDatabase());
        scene.writeClientsFile();
        assertThat(scene.run("countersign", "migrate")).contains("migrations");
        scene.run(
                "countersign",
                "sources",
                "add",
                "--name",
                "crm",
                "--account",
                "acme",
                "--public-key",
                SENDER.publicKey().encoded());

        try (Running consumer = scene.start("consume")) {
            Awaitility.await("a health check that succeeds")
                    .atMost(Duration.ofSeconds(LONGEST_RUN_SECONDS))
                    .untilAsserted(() -> scene.run("ready", Integer.toString(consumer.port())));
            assertThat(consumer.get("/metrics").body())
                    .contains("countersign_signature_provider{name=\"AmazonCorrettoCryptoProvider");
            messagesOfEveryCompressionAreApplied();
            try (Running gateway = scene.start("gateway")) {
                assertThat(gateway.post("/api/v1/people/upsert", TOKEN, "{\"userId\":\"u1\"}")
                                .statusCode())
                        .isEqualTo(201);
                assertThat(gateway.stop()).as(gateway.printed()).isEqualTo(ENDED_BY_SIGTERM);
            }
            sendMoreThanCanBeApplied();
            assertThat(consumer.stop()).as(consumer.printed()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(consumer.printed()).contains("stopping").doesNotContain("ERROR", "WARNING:");
        }
        assertThat(committedAcks()).isPositive().isEqualTo(scene.rowsInTheLedger());
    }

    /** Three of them by native code. */
    private void messagesOfEveryCompressionAreApplied() throws Exception {
        for (String compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            try (UpsertClient client = client(COMMUNITY.publicKey(), compression)) {
                assertThat(upsert(client, compression)
                                .acknowledged()
                                .get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)
                                .payload()
                                .result())
                        .as(compression)
                        .isEqualTo(AckResult.CREATED);
            }
        }
    }

    /** Nobody waits for their acknowledgements. */
    private void sendMoreThanCanBeApplied() throws Exception {
        try (UpsertClient client = client(null, "none")) {
            Sent first = upsert(client, "late-0");
            for (int i = 1; i < MESSAGES_BEFORE_THE_END; i++) {
                upsert(client, "late-" + i);
            }
            first.accepted().get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private UpsertClient client(@Nullable PublicKey community, String compression) {
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers(), "compression.type", compression);
        return new UpsertClient(new UpsertClientConfig(kafka, topic, topic + ".acks", SENDER, community));
    }

    private static Sent upsert(UpsertClient client, String importId) {
        return client.send(new PersonUpsert().importId(importId).firstName("Jane"));
    }

    private long committedAcks() {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", TestServers.kafka().bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(new TopicPartition(topic + ".acks", 0), new TopicPartition(topic + ".acks", 1));
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            long read = 0;
            while (partitions.stream().anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
                read += reader.poll(Duration.ofMillis(200)).count();
            }
            return read;
        }
    }

    /** Programs of the image with settings that lead to the servers of the tests. */
    private final class Scene {
        private final Path directory;
        private final Path configuration;
        private final DatabaseLogin login;

        Scene(Path directory, DatabaseLogin login) throws IOException {
            this.directory = directory;
            this.configuration = Files.createDirectories(directory.resolve("configuration"));
            this.login = login;
            // The programs are nobody's, and must come this far.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }

        void writeClientsFile() throws IOException {
            Files.writeString(
                    configuration.resolve("clients.yaml"),
                    "clients:\n  - {name: crm, dialect: flameup, account: acme, workspace: main, private_key: '"
                            + SENDER.hex() + "', token_sha256: '"
                            + Bytes.utf8(TOKEN).sha256().toHex() + "'}\n");
        }

        private Map<String, String> settings(int port, String options) {
            Map<String, String> settings = new TreeMap<>();
            settings.put(
                    "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka().bootstrapServers());
            settings.put("COUNTERSIGN_KAFKA_GROUP_ID", topic);
            settings.put("COUNTERSIGN_TOPICS_REQUESTS", topic);
            settings.put("COUNTERSIGN_TOPICS_ACKS", topic + ".acks");
            settings.put("COUNTERSIGN_TOPICS_DEAD", topic + ".dead");
            settings.put("COUNTERSIGN_DATABASE_URL", login.jdbcUrl());
            settings.put("COUNTERSIGN_DATABASE_USER", login.user());
            settings.put("COUNTERSIGN_DATABASE_PASSWORD", login.password());
            settings.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", COMMUNITY.hex());
            settings.put(
                    "COUNTERSIGN_COMMUNITY_PUBLIC_KEY", COMMUNITY.publicKey().encoded());
            settings.put("COUNTERSIGN_CONSOLE_PORT", Integer.toString(port));
            settings.put("COUNTERSIGN_GATEWAY_PORT", Integer.toString(port));
            settings.put("COUNTERSIGN_GATEWAY_CLIENTS", Way.CONFIGURATION + "/clients.yaml");
            settings.put("JDK_JAVA_OPTIONS", options);
            return settings;
        }

        /** Runs a program to its end, which must be a good one; returns what it printed. */
        String run(String program, String... arguments) throws Exception {
            Path output = Files.createTempFile(directory, program, ".log");
            Process process =
                    way.start(image.files(), configuration, output, settings(0, OPTIONS_OF_JOBS), program, arguments);
            boolean ended = process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
            process.destroy();
            assertThat(ended).as(Files.readString(output)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            return Files.readString(output);
        }

        /** Starts a service and waits until it is ready. */
        Running start(String command) throws IOException {
            int port = FreePort.any();
            Path output = directory.resolve(command + ".log");
            Process process = way.start(
                    image.files(), configuration, output, settings(port, OPTIONS_OF_SERVICES), "countersign", command);
            Running running = new Running(command, process, port, output);
            try {
                running.awaitReady(way);
                return running;
            } catch (IOException | AssertionError e) {
                running.close();
                throw e;
            }
        }

        long rowsInTheLedger() throws Exception {
            try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM countersign.messages")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
