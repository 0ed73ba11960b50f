package io.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.gateway.client.Client;
import io.countersign.producer.MessageSigner;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.TestServers;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever passes a gateway and a processor, none of it is in their logs, and none of their secrets. */
@Tag("servers")
class LoggedTest {
    private static final String MARKER = "Zanzibar";
    private static final String WRONG_TOKEN = "Wrongtoken";
    private static final String HOSTILE = MARKER + "\u001b[31m\r\nERROR forged";
    private static final PrivateKey STRANGER = PrivateKey.fromSeed(Bytes.utf8("stranger"));

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers());

    private final PrivateKey source = TestClients.all().all().get(0).key();

    @Test
    void neitherMessagesNorTokensNorPrivateKeys() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            try (GatewayStack stack = GatewayStack.started()) {
                throughTheGateway(stack);
                pastTheGateway(stack);
                throughADatabaseThatFails(stack, log);
            }
            assertThat(log.text())
                    .as("the log was seen")
                    .contains("DEBUG io.countersign", "INFO io.countersign.access", "client=\"flameup\"")
                    .doesNotContain(MARKER, "forged", WRONG_TOKEN, "token of");
            assertThat(log.text()).doesNotContain(secrets());
            LoggerFactory.getLogger("io.countersign.test").debug("{}", MARKER);
            assertThat(log.text()).as("and would have been found in it").contains(MARKER);
        }
    }

    private static void throughTheGateway(GatewayStack stack) throws Exception {
        assertThat(stack.post("flameup", "/api/v1/people/upsert", flameup(MARKER))
                        .statusCode())
                .isEqualTo(201);
        stack.post("flameup", "/api/v1/people/upsert", "{\"" + MARKER + "\":1}");
        stack.post("flameup", "/api/v1/people/upsert", "{\"" + MARKER);
        stack.post("infoodle", "/apiv2/people", "{\"details\":{\"" + MARKER + "\":\"" + MARKER + "\"}}");
        stack.post("arkipel", "/arkipel/" + stack.community.publicKey().encoded() + "/streams", "{\"" + MARKER);
        stack.post("missionhub", "/apis/v4/people?" + MARKER + "=1", "{\"data\":{\"type\":\"" + MARKER + "\"}}");
        stack.call(as(stack, "/apis/v4/people/" + MARKER, TestClients.jwt("missionhub", Instant.EPOCH))
                .GET());
        for (String path : List.of("/api/v1/people/upsert", "/apiv2/people", "/apis/v4/people", "/" + MARKER)) {
            HttpResponse<String> refused =
                    stack.call(as(stack, path, WRONG_TOKEN).POST(HttpRequest.BodyPublishers.ofString(flameup(MARKER))));
            assertThat(refused.statusCode()).isIn(401, 404);
        }
        rawCall(stack, "POST /" + MARKER + "\u001b[31m HTTP/1.1\r\nHost: x\r\n\r\n");
        rawCall(
                stack,
                "GET /api/v1/people/upsert HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + MARKER + "\u001b[31m\r\n\r\n");
    }

    private static HttpRequest.Builder as(GatewayStack stack, String path, String token) {
        return HttpRequest.newBuilder(stack.uri(path)).header("Authorization", "Bearer " + token);
    }

    private static String flameup(String value) {
        return "{\"userId\":\"" + value + "\",\"email\":\"" + value + "@example.org\",\"traits\":{\"first_name\":\""
                + value + "\",\"" + value + "\":\"" + value + "\"}}";
    }

    private static void rawCall(GatewayStack stack, String head) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.gateway.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes())
                    .asString(StandardCharsets.ISO_8859_1)
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain(MARKER, "\u001b");
        }
    }

    private void pastTheGateway(GatewayStack stack) {
        ObjectNode person = person();
        Bytes signed = new MessageSigner(source, stack.community.publicKey()).signAny(person);
        Bytes forged = Bytes.utf8(signed.toUtf8().replace("\"first_name\":\"", "\"first_name\":\"x"));
        ObjectNode invalid = person().put(HOSTILE, HOSTILE).put("dob", HOSTILE);
        try (UpsertClient client = client(stack);
                UpsertClient onAcks = UpsertClient.builder(KAFKA)
                        .requestTopic(stack.name + ".acks")
                        .build()) {
            assertThat(result(client, signed)).isEqualTo(AckResult.CREATED);
            assertThat(result(client, forged)).isEqualTo(AckResult.BAD_SIGNATURE);
            assertThat(result(client, new MessageSigner(source, stack.community.publicKey()).signAny(invalid)))
                    .isEqualTo(AckResult.INVALID);
            assertThat(result(client, new MessageSigner(STRANGER, stack.community.publicKey()).signAny(person)))
                    .isEqualTo(AckResult.UNKNOWN_SOURCE);
            assertThat(result(client, Bytes.utf8(HOSTILE))).isEqualTo(AckResult.MALFORMED);
            RecordHeader id = new RecordHeader("message_id", HOSTILE.getBytes(StandardCharsets.UTF_8));
            onAcks.sendRaw(Bytes.utf8(HOSTILE), HOSTILE, List.of(id)).accepted().join();
            onAcks.sendRaw(Bytes.utf8(HOSTILE), HOSTILE, List.of()).accepted().join();
            assertThat(result(client, signed)).isEqualTo(AckResult.DUPLICATE);
        }
    }

    private static ObjectNode person() {
        return (ObjectNode) JsonMapper.shared()
                .readTree("{\"type\":\"people:upsert\",\"import_id\":\"" + MARKER + "2\",\"first_name\":\"" + MARKER
                        + "\",\"issued_at\":\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"}");
    }

    private static UpsertClient client(GatewayStack stack) {
        return UpsertClient.builder(KAFKA)
                .requestTopic(stack.name)
                .acksTopic(stack.name + ".acks")
                .community(stack.community.publicKey())
                .build();
    }

    private static AckResult result(UpsertClient client, Bytes envelope) {
        RecordHeader header = new RecordHeader("traceparent", HOSTILE.getBytes(StandardCharsets.UTF_8));
        return client.sendRaw(envelope, HOSTILE, List.of(header))
                .acknowledged()
                .join()
                .payload()
                .result();
    }

    /** The database says what it does not like in detail, and quotes the row. */
    private void throughADatabaseThatFails(GatewayStack stack, CapturedLog log) {
        execute(
                stack,
                "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'"
                        + " USING DETAIL = NEW.first_name, HINT = NEW.import_id, ERRCODE = '53100'; END $$");
        execute(stack, "CREATE TRIGGER fail BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION fail()");
        ObjectNode other = person().put("import_id", MARKER + "3");
        try (UpsertClient client = client(stack)) {
            var sent = client.sendRaw(
                    new MessageSigner(source, stack.community.publicKey()).signAny(other), null, List.of());
            Awaitility.await().until(() -> log.text().contains("no more"));
            execute(stack, "DROP TRIGGER fail ON people");
            assertThat(sent.acknowledged().join().payload().result()).isEqualTo(AckResult.CREATED);
        }
    }

    private static void execute(GatewayStack stack, String sql) {
        stack.database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static String[] secrets() {
        return Stream.concat(
                        TestClients.all().all().stream().map(Client::key).map(PrivateKey::hex),
                        Stream.of(GatewayStack.COMMUNITY.hex(), TestClients.SECRET))
                .toArray(String[]::new);
    }
}
