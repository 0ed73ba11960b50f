package io.countersign.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import io.countersign.producer.UpsertClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("servers")
class ConsumeCommandTest {
    private final Deployment deployment = new Deployment();

    @Test
    void whatWasSentIsAppliedAcknowledgedAndFoundInTheLedger() {
        deployment.createTopics();
        Terminal terminal = deployment.terminal();
        terminal.run("migrate");
        terminal.run(
                "sources",
                "add",
                "--name",
                "crm",
                "--account",
                "acme",
                "--public-key",
                deployment.sender.publicKey().encoded());
        Deployment.Running consumer = deployment.start("consume");
        try (UpsertClient client = deployment.client()) {
            String good = Deployment.send(
                    client, "{\"type\":\"people:upsert\",\"import_id\":\"JD0001\",\"first_name\":\"Jane\"}");
            String bad = Deployment.send(client, "{\"type\":\"people:upsert\",\"import_id\":\"JD0002\"}");

            Terminal.Result ack = terminal.run("acks", "--follow", "--message-id", good);
            assertThat(ack.out()).contains(good).contains("persisted created").contains("JD0001");
            assertThat(ack.exitCode()).isZero();
            assertThat(terminal.run("acks", "--follow", "--message-id", bad).out())
                    .contains("failed invalid")
                    .contains("required at '/first_name'");
            readBack(terminal, good, bad);
        }
        assertThat(consumer.stop()).isZero();
        assertThat(consumer.out())
                .contains("consuming " + deployment.name)
                .contains("/readyz")
                .contains("stopping");
    }

    private void readBack(Terminal terminal, String good, String bad) {
        assertThat(terminal.run("acks", "--status", "failed", "--output", "json")
                        .out()
                        .lines())
                .singleElement()
                .satisfies(line -> {
                    JsonNode ack = json(line);
                    assertThat(ack.path("verified").asBoolean()).isTrue();
                    assertThat(ack.at("/payload/message_id").asString()).isEqualTo(bad);
                    String laterInItsSecond = ack.path("created_at").asString().replace("Z", ".999Z");
                    assertThat(terminal.run("acks", "--since", laterInItsSecond).out())
                            .contains(bad);
                });
        assertThat(terminal.run("acks", "--limit", "1").out().lines()).hasSize(1);
        assertThat(terminal.run("acks", "--since", "1h").out().lines()).hasSize(2);
        assertThat(terminal.run("acks", "--since", "2999-01-01T00:00:00Z").out())
                .isEmpty();

        JsonNode shown = json(terminal.run("messages", "show", good, "--payload", "--output", "json")
                .out());
        assertThat(shown.path("result").asString()).isEqualTo("created");
        assertThat(shown.path("source").asString()).isEqualTo("crm");
        assertThat(shown.path("account").asString()).isEqualTo("acme");
        assertThat(shown.path("topic").asString()).isEqualTo(deployment.name);
        assertThat(shown.at("/subject/kind").asString()).isEqualTo("person");
        assertThat(shown.path("signature").asString()).isEqualTo("holds");
        assertThat(shown.at("/payload/first_name").asString()).isEqualTo("Jane");
        assertThat(terminal.run("messages", "show", bad).out())
                .contains("required at '/first_name'")
                .doesNotContain("payload");

        assertThat(terminal.run("messages", "list").out()).contains(good).contains(bad);
        assertThat(terminal.run("messages", "list", "--result", "invalid").out())
                .contains(bad)
                .doesNotContain(good);
        assertThat(terminal.run("messages", "list", "--import-id", " jd0001").out())
                .contains(good)
                .doesNotContain(bad);
        assertThat(terminal.run("messages", "list", "--source", "erp", "--output", "json")
                        .out())
                .isEqualToIgnoringWhitespace("[ ]");
        assertThat(terminal.run("messages", "list", "--since", "1h", "--limit", "1")
                        .out()
                        .lines())
                .hasSize(2);
    }

    @Test
    void anAckThatTheCommunityDidNotSignMakesTheExitCodeOne() {
        deployment.createTopics();
        try (UpsertClient client = deployment.clientTo(deployment.name + ".acks")) {
            Deployment.send(client, "{\"type\":\"ping\"}");
        }
        Terminal.Result result = deployment.terminal().run("acks", "--status", "rejected");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).startsWith("NOT VERIFIED").contains(deployment.name + ".acks");
        assertThat(deployment.terminal().run("acks", "--output", "json").out()).contains("\"verified\":false");

        Terminal.Result sought = deployment.terminal().run("acks", "--since", "2999-01-01T00:00:00Z");
        assertThat(sought.exitCode()).as("what is older is not even read").isZero();
        assertThat(sought.out()).isEmpty();
    }

    @Test
    void aTopicThatDoesNotExistIsNamed() {
        Terminal.Result result = deployment.terminal().run("acks");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("there is no topic " + deployment.name + ".acks");
    }

    @Test
    void itWaitsForServersThatAreNotThereYetAndSaysSoUnderReadyz() throws Exception {
        Deployment.Running consumer = deployment.startWith(
                Map.of(
                        "COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                        "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                "consume");
        Awaitility.await().until(() -> consumer.out().contains("/readyz"));
        Matcher console = Pattern.compile("http://\\S+").matcher(consumer.out());
        assertThat(console.find()).isTrue();
        Awaitility.await().untilAsserted(() -> {
            HttpResponse<String> ready = get(console.group() + "/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("not migrated").doesNotContain("\"sources\":\"ok\"");
            assertThat(get(console.group() + "/livez").statusCode()).isEqualTo(200);
        });
        assertThat(consumer.exitCode()).isNotDone();
        assertThat(consumer.stop()).isZero();
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itNeedsTheCommunitysKey() {
        Terminal.Result result = deployment
                .terminalWith("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", null)
                .run("consume");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("COUNTERSIGN_COMMUNITY_PRIVATE_KEY").contains("keygen");
    }

    @Test
    void aConsolePortInUseIsNamedBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Terminal.Result result = deployment
                    .terminalWith("COUNTERSIGN_CONSOLE_PORT", Integer.toString(taken.getLocalPort()))
                    .run("consume");
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err()).contains("COUNTERSIGN_CONSOLE_PORT").contains("" + taken.getLocalPort());
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
