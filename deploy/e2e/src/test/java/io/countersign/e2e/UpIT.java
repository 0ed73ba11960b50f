package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.producer.UpsertClient;
import io.countersign.producer.UpsertClientConfig;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UpIT {
    private static final int ENDED_BY_SIGTERM = 143;

    private final PrivateKey sender = PrivateKey.fromSeed(Bytes.utf8("up-sender"));

    @TempDir
    private Path directory;

    private Path data;

    @BeforeEach
    void letPostgresIn() throws Exception {
        // Where this test is root, PostgreSQL may run as nobody.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        data = directory.resolve("data");
    }

    @Test
    void whatItPrintsLeadsThereSigtermEndsAllOfItAndTheNextStartGoesOn() throws Exception {
        Map<String, String> variables;
        try (LocalStackProcess up = start()) {
            variables = up.variables();
            assertAddresses(up, variables);
            String requests = variables.get("COUNTERSIGN_TOPICS_REQUESTS");
            addSource(variables, requests);
            assertThat(upsert(variables, requests, "Jane")).isEqualTo(AckResult.CREATED);
            assertNoSecondOne(variables);
            assertStopsWhole(up);
        }
        try (LocalStackProcess again = start()) {
            Map<String, String> now = again.variables();
            assertThat(now.get("COUNTERSIGN_COMMUNITY_PUBLIC_KEY"))
                    .isEqualTo(variables.get("COUNTERSIGN_COMMUNITY_PUBLIC_KEY"));
            assertThat(upsert(now, now.get("COUNTERSIGN_TOPICS_REQUESTS"), "Joan"))
                    .isEqualTo(AckResult.UPDATED);
            assertThat(successful(now, "acks"))
                    .contains("persisted created", "persisted updated", "JD0001")
                    .doesNotContain("NOT VERIFIED");
            again.stop();
        }
    }

    @Test
    void aTopicThatAPatternNamesIsMadeWhenSomethingIsSentToIt() throws Exception {
        Map<String, String> settings = Map.of("COUNTERSIGN_TOPICS_REQUESTS", "crm[.].*");
        try (LocalStackProcess up = LocalStackProcess.start(directory, settings)) {
            assertThat(up.printed()).contains("a topic like crm[.].* is made when something is sent to it");
            Map<String, String> variables = up.variables();
            assertThat(variables).containsEntry("COUNTERSIGN_TOPICS_REQUESTS", "crm[.].*");
            addSource(variables, "crm.pings");
            assertThat(upsert(variables, "crm.people", "Jane")).isEqualTo(AckResult.CREATED);
            up.stop();
        }
    }

    private LocalStackProcess start() throws Exception {
        return LocalStackProcess.start(directory, Map.of(), "--data-dir", data.toString());
    }

    private static void assertAddresses(LocalStackProcess up, Map<String, String> variables) throws Exception {
        assertThat(up.ready())
                .contains("kafka=" + variables.get("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS"))
                .contains("database=" + variables.get("COUNTERSIGN_DATABASE_URL"))
                .contains("console=http://127.0.0.1:" + variables.get("COUNTERSIGN_CONSOLE_PORT"))
                .contains("community=" + variables.get("COUNTERSIGN_COMMUNITY_PUBLIC_KEY"))
                .doesNotContain(variables.get("COUNTERSIGN_DATABASE_PASSWORD"));
        assertThat(Files.getPosixFilePermissions(up.envFile())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** Registers the sender and returns when the processor knows it, which it does within seconds. */
    private void addSource(Map<String, String> variables, String topic) throws Exception {
        ObjectNode ping = message("ping");
        String key = sender.publicKey().encoded();
        assertThat(successful(variables, "sources", "add", "--name", "crm", "--account", "acme", "--public-key", key))
                .contains("crm")
                .contains(key);
        await("the source to be known to the processor")
                .atMost(Duration.ofSeconds(30))
                .until(() -> result(variables, topic, ping) == AckResult.PONG);
    }

    /** States something about a person and waits for the verified ack; returns its result. */
    private AckResult upsert(Map<String, String> variables, String topic, String firstName) throws Exception {
        ObjectNode payload = message("people:upsert").put("import_id", "JD0001").put("first_name", firstName);
        return result(variables, topic, payload);
    }

    private static ObjectNode message(String type) {
        return JsonMapper.shared().createObjectNode().put("type", type);
    }

    private AckResult result(Map<String, String> variables, String topic, ObjectNode payload) throws Exception {
        UpsertClientConfig config = new UpsertClientConfig(
                Map.of("bootstrap.servers", variables.get("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS")),
                topic,
                variables.get("COUNTERSIGN_TOPICS_ACKS"),
                sender,
                PublicKey.parse(variables.get("COUNTERSIGN_COMMUNITY_PUBLIC_KEY")));
        try (UpsertClient client = new UpsertClient(config)) {
            return client.send(payload)
                    .acknowledged()
                    .get(30, TimeUnit.SECONDS)
                    .payload()
                    .result();
        }
    }

    private void assertNoSecondOne(Map<String, String> variables) throws Exception {
        String port = variables.get("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS").split(":", -1)[1];
        assertRefused(List.of("--kafka-port", port), "127.0.0.1:" + port, "set --kafka-port to another port");
        assertRefused(
                List.of("--kafka-port", "0", "--data-dir", data.toString()), data.toString(), "use another directory");
    }

    private static void assertRefused(List<String> options, String... words) throws Exception {
        List<String> free = List.of("up", "--postgres-port", "0", "--console-port", "0", "--gateway-port", "0");
        String[] arguments = Stream.of(free, options).flatMap(List::stream).toArray(String[]::new);
        CommandProcess.Result result = CommandProcess.run(Map.of(), arguments);
        assertThat(result.printed()).contains(words).doesNotContain("ready kafka");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    private void assertStopsWhole(LocalStackProcess up) throws Exception {
        List<ProcessHandle> processes = up.processes(data.resolve("postgresql"));
        assertThat(up.stop()).as(up.printed()).isEqualTo(ENDED_BY_SIGTERM);
        await("the end of all processes")
                .atMost(Duration.ofSeconds(10))
                .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static String successful(Map<String, String> variables, String... arguments) throws Exception {
        CommandProcess.Result result = CommandProcess.run(variables, arguments);
        assertThat(result.exitCode()).as(result.printed()).isZero();
        return result.printed();
    }
}
