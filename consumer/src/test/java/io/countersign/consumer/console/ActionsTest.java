package io.countersign.consumer.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Records;
import io.countersign.consumer.Sender;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("servers")
class ActionsTest {
    private static final Community COMMUNITY = new Community();
    private static Operator operator;

    @BeforeAll
    static void start() {
        operator = Operator.start(COMMUNITY);
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    /** All dead letters that the console shows, by message_id, whatever page they are on. */
    private static Map<String, JsonNode> letters() {
        Map<String, JsonNode> letters = new HashMap<>();
        Map<String, String> page = Map.of();
        while (page != null) {
            JsonNode answer = operator.read("dead", page);
            answer.path("letters")
                    .forEach(letter -> letters.put(letter.path("message_id").stringValue(), letter));
            page = answer.path("next").isNull()
                    ? null
                    : Map.of("before", answer.path("next").stringValue());
        }
        return letters;
    }

    private static HttpResponse<String> replay(Operator by, JsonNode letter) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        for (String name : new String[] {"message_id", "partition", "offset"}) {
            body.set(name, letter.path(name));
        }
        return by.post("/console/api/dead/replay", body.toString());
    }

    @Test
    void aDeadLetterIsSentAgainByWhoHasTheTokenAndByNobodyElse() {
        PrivateKey late = PrivateKey.fromSeed(Bytes.utf8("late"));
        MessageId refused = COMMUNITY.send("{\"type\":\"ping\"}", late);
        assertThat(COMMUNITY.ack(refused).result()).isEqualTo(AckResult.UNKNOWN_SOURCE);
        JsonNode letter = letters().get(refused.value());
        assertThat(letter.path("reason").stringValue()).startsWith("not_found at '/source_public_key'");
        assertThat(letter.path("result").stringValue()).isEqualTo("unknown_source");
        COMMUNITY.sources.add(SourceDefinition.simple("late", "acme", late.publicKey()));

        HttpResponse<String> withoutToken = replay(operator.with(""), letter);
        assertThat(withoutToken.statusCode()).isEqualTo(401);
        assertThat(withoutToken.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(replay(operator.with("x".repeat(32)), letter).statusCode()).isEqualTo(401);

        HttpResponse<String> sent = replay(operator, letter);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        MessageId again = new MessageId(
                JsonMapper.shared().readTree(sent.body()).path("message_id").stringValue());
        assertThat(again).isNotEqualTo(refused);
        assertThat(COMMUNITY.ack(again).result()).isEqualTo(AckResult.PONG);
        assertThat(COMMUNITY.readAll(COMMUNITY.requests, 1).stream()
                        .filter(kafka -> MessageId.of(
                                        kafka.topic(), kafka.partition(), kafka.offset(), kafka.timestamp())
                                .equals(again)))
                .singleElement()
                .satisfies(kafka -> assertThat(kafka.headers()).isEmpty());
    }

    @Test
    void aLetterThatIsNoLongerTheOneShownIsNotSent() {
        MessageId refused = COMMUNITY.sendRaw(Bytes.utf8("{"), null);
        COMMUNITY.ack(refused);
        ObjectNode other = (ObjectNode) letters().get(refused.value()).deepCopy();
        other.put("message_id", "0".repeat(24));
        assertThat(replay(operator, other).statusCode()).isEqualTo(404);
        other.put("message_id", refused.value()).put("offset", 1_000_000);
        assertThat(replay(operator, other).statusCode()).isEqualTo(404);
        other.put("offset", 0).put("partition", 7);
        assertThat(replay(operator, other).statusCode()).isEqualTo(404);
        assertThat(operator.post("/console/api/dead/replay", "[").statusCode()).isEqualTo(400);
        assertThat(operator.post("/console/api/dead/replay", "{\"x\":\"" + "x".repeat(5_000) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aMadeUpLetterDoesNotLeadToAnotherTopic() {
        String id = "6916452112f746b2b4cf48c1";
        ProducerRecord<byte[], byte[]> forged =
                new ProducerRecord<>(COMMUNITY.dead, Bytes.utf8("{}").toArray());
        for (Entry<String, String> header : Map.of(
                        "message_id", id,
                        "original_topic", COMMUNITY.acks,
                        "original_partition", "0",
                        "original_offset", "0",
                        "original_timestamp", "2026-01-01T00:00:00Z")
                .entrySet()) {
            forged.headers().add(Records.header(header.getKey(), header.getValue()));
        }
        COMMUNITY.send(forged);
        HttpResponse<String> answer = replay(operator, letters().get(id));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("does not consume").doesNotContain(COMMUNITY.acks);
    }

    @Test
    void everyLetterIsOnOnePage() {
        for (int i = 0; i < 150; i++) {
            COMMUNITY.sendRaw(Bytes.utf8("x" + i), null);
        }
        MessageId last = COMMUNITY.sendRaw(Bytes.utf8("last"), null);
        COMMUNITY.ack(last);
        Awaitility.await().untilAsserted(() -> assertThat(letters()).hasSizeGreaterThan(150));
        assertThat(operator.read("dead", Map.of()).path("next").isNull()).isFalse();
        assertThat(operator.get("/console/api/dead?before=x").statusCode()).isEqualTo(400);
    }

    @Test
    void aRevokedSourceIsNotBelievedAnyMore() {
        Sender sender = new Sender(COMMUNITY, "leaving");
        assertThat(sender.tell("{'type':'ping'}").result()).isEqualTo(AckResult.PONG);
        JsonNode source = source("leaving");
        assertThat(source.path("active").booleanValue()).isTrue();
        assertThat(source.path("last_seen").isNull()).isFalse();
        assertThat(source.at("/keys/0/public_key").stringValue())
                .isEqualTo(sender.key.publicKey().encoded());

        String body = "{\"name\":\"leaving\"}";
        assertThat(operator.with("").post("/console/api/sources/revoke", body).statusCode())
                .isEqualTo(401);
        assertThat(sender.tell("{'type':'ping'}").result()).isEqualTo(AckResult.PONG);
        assertThat(operator.post("/console/api/sources/revoke", body).statusCode())
                .isEqualTo(200);
        assertThat(source("leaving").path("active").booleanValue()).isFalse();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> sender.tell("{'type':'ping'}").result() == AckResult.REVOKED_SOURCE);

        HttpResponse<String> unknown = operator.post("/console/api/sources/revoke", "{\"name\":\"nobody\"}");
        assertThat(unknown.statusCode()).isEqualTo(409);
        assertThat(unknown.body()).contains("there is no source");
    }

    @Test
    void oneKeyOfASourceCanBeRevoked() {
        Sender sender = new Sender(COMMUNITY, "rotating");
        PrivateKey next = PrivateKey.fromSeed(Bytes.utf8("rotating-next"));
        COMMUNITY.sources.rotate("rotating", next.publicKey(), Duration.ofDays(1));
        String body = "{\"name\":\"rotating\",\"public_key\":\""
                + sender.key.publicKey().encoded() + "\"}";
        assertThat(operator.post("/console/api/sources/revoke", body).statusCode())
                .isEqualTo(200);
        assertThat(source("rotating").path("active").booleanValue()).isTrue();
        assertThat(source("rotating")
                        .path("keys")
                        .valueStream()
                        .filter(key -> key.path("revoked").booleanValue()))
                .hasSize(1);
    }

    private static JsonNode source(String name) {
        return operator.read("sources", Map.of())
                .path("sources")
                .valueStream()
                .filter(source -> source.path("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
