package io.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.schema.key.SignatureLibrary;
import io.countersign.servers.TestServers;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every dialect, shown with one: limits, slow and absent callers, slow and absent surroundings. */
@Tag("servers")
class GatewayTest {
    private static final String UPSERT = "/api/v1/people/upsert";
    private static final int CONNECTIONS = 1_000;

    @SuppressWarnings("NullAway.Init")
    private static GatewayStack stack;

    @BeforeAll
    static void start() {
        stack = GatewayStack.started();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String person(String userId) {
        return "{\"userId\":\"" + userId + "\",\"traits\":{\"first_name\":\"Ann\"}}";
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHoweverItComes() throws Exception {
        String body = person("x".repeat(1 << 20));
        assertThat(stack.post("flameup", UPSERT, body).statusCode()).isEqualTo(413);
        HttpResponse<String> chunked = stack.call(HttpRequest.newBuilder(stack.uri(UPSERT))
                .header("Authorization", "Bearer " + TestClients.bearer("flameup"))
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void aClientThatAsksTooOftenIsToldWhenToComeAgain() throws Exception {
        Client often = TestClients.all().all().get(0);
        Client seldom = new Client(
                often.name(),
                often.dialect(),
                often.account(),
                often.workspace(),
                often.credential(),
                often.key(),
                often.rights(),
                OptionalInt.of(2));
        try (GatewayStack limited =
                new GatewayStack(new Clients(List.of(seldom)), GatewayStack.limits(Duration.ofMillis(1)))) {
            assertThat(limited.post("flameup", UPSERT, person("a")).statusCode())
                    .isEqualTo(202);
            assertThat(limited.post("flameup", UPSERT, person("b")).statusCode())
                    .isEqualTo(202);
            HttpResponse<String> third = limited.post("flameup", UPSERT, person("c"));
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(third.body()).contains("Rate limit exceeded: 2 requests per minute");
        }
    }

    @Test
    void whatTheTopicDoesNotTakeIsTooLarge() throws Exception {
        try (GatewayStack small = GatewayStack.started();
                Admin admin = Admin.create(
                        Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()))) {
            ConfigEntry limit = new ConfigEntry("max.message.bytes", "200");
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, small.name),
                            List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            Awaitility.await().untilAsserted(() -> {
                HttpResponse<String> refused = small.post("flameup", UPSERT, person("large"));
                assertThat(refused.statusCode()).isEqualTo(413);
                assertThat(refused.body()).contains("the message is larger than the topic takes");
            });
        }
    }

    @Test
    void withoutAnAckInTimeTheAnswerNamesTheMessageWhichIsAppliedLater() throws Exception {
        try (GatewayStack late = new GatewayStack(TestClients.all(), GatewayStack.limits(Duration.ofMillis(100)))) {
            HttpResponse<String> pending = late.post("flameup", UPSERT, person("late"));
            assertThat(pending.statusCode()).isEqualTo(202);
            String id = JsonMapper.shared()
                    .readTree(pending.body())
                    .path("message_id")
                    .stringValue();
            late.process();
            Awaitility.await().untilAsserted(() -> assertThat(messages(late)).containsExactly(id));
        }
    }

    private static List<String> messages(GatewayStack of) {
        return of.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT message_id FROM messages")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void aCallerThatGoesAwayDoesNotTakeItsMessageAlong() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.gateway.port())) {
            String body = person("gone");
            socket.getOutputStream()
                    .write(("POST " + UPSERT + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + TestClients.bearer("flameup") + "\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
        }
        Awaitility.await().untilAsserted(() -> assertThat(people("gone")).isEqualTo(1));
    }

    private static int people(String importId) {
        return stack.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM people WHERE import_id = :id")
                        .bind("id", importId)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void callersThatDripAreCutOffAndHoldUpNobody() throws Exception {
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.gateway.port());
                dripping.add(socket);
                // Of a third nothing comes at all, of a third half a head, of a third half a body.
                String begun = List.of(
                                "",
                                "POST " + UPSERT + " HTTP/1.1\r\nHos",
                                "POST " + UPSERT + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
                        .get(i % 3);
                OutputStream out = socket.getOutputStream();
                out.write(begun.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            assertThat(stack.post("flameup", UPSERT, person("undisturbed")).statusCode())
                    .isEqualTo(201);
            for (Socket socket : dripping) {
                socket.setSoTimeout(20_000);
                assertThat(socket.getInputStream().readAllBytes())
                        .asString(StandardCharsets.US_ASCII)
                        .doesNotContain("200");
            }
        } finally {
            for (Socket socket : dripping) {
                socket.close();
            }
        }
    }

    @Test
    void headersCannotBeInjected() throws Exception {
        HttpResponse<String> response = stack.call(HttpRequest.newBuilder(stack.uri(UPSERT + "?a=%0d%0aX-Evil:%201"))
                .header("Authorization", "Bearer " + TestClients.bearer("flameup"))
                .header("X-Request-Id", "abc%0d%0aX-Evil: 1")
                .POST(HttpRequest.BodyPublishers.ofString(person("evil\\r\\nX-Evil: 1"))));
        assertThat(response.headers().firstValue("X-Evil")).isEmpty();
        assertThat(response.headers().firstValue("X-Request-Id"))
                .get()
                .asString()
                .doesNotContain("Evil");
    }

    @Test
    void withoutABrokerCallsAreRefusedAtOnceAndItSaysSo() throws Exception {
        GatewayOptions known = stack.options(TestClients.all(), GatewayStack.limits(Duration.ofSeconds(5)));
        GatewayOptions lost = new GatewayOptions(
                known.host(),
                0,
                Optional.empty(),
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                known.requestTopic(),
                known.acksTopic(),
                known.community(),
                known.clients(),
                known.limits());
        try (GatewayService gateway = GatewayService.start(lost)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + gateway.port() + UPSERT))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + TestClients.bearer("flameup"))
                    .POST(HttpRequest.BodyPublishers.ofString(person("lost")));
            HttpResponse<String> refused = stack.call(request);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(stack.call(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/readyz")))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void whatWasTakenIsAnsweredBeforeItStops() throws Exception {
        GatewayStack stopping = new GatewayStack(TestClients.all(), GatewayStack.limits(Duration.ofSeconds(20)));
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return stopping.post("flameup", UPSERT, person("stopping")).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> metrics(stopping).contains("countersign_gateway_pending 1.0"));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(stopping.gateway::close);
        stopping.process();
        assertThat(answer.get()).isEqualTo(201);
        closing.get();
        stopping.close();
    }

    private static String metrics(GatewayStack of) throws Exception {
        return of.call(HttpRequest.newBuilder(of.uri("/metrics"))).body();
    }

    @Test
    void healthMetricsAndTheDescriptionAreServed() throws Exception {
        assertThat(stack.call(HttpRequest.newBuilder(stack.uri("/livez"))).statusCode())
                .isEqualTo(200);
        assertThat(stack.call(HttpRequest.newBuilder(stack.uri("/readyz"))).statusCode())
                .isEqualTo(200);
        assertThat(stack.call(HttpRequest.newBuilder(stack.uri("/openapi.json")))
                        .body())
                .startsWith("{\"openapi\":\"3.1.0\"");
        stack.post("flameup", UPSERT, person("counted"));
        assertThat(metrics(stack))
                .contains(
                        "countersign_gateway_requests_seconds_count{dialect=\"flameup\"",
                        "countersign_signature_provider{name=\""
                                + SignatureLibrary.inUse().name());
        assertThat(stack.call(HttpRequest.newBuilder(stack.uri("/nowhere"))).statusCode())
                .isEqualTo(404);
    }
}
