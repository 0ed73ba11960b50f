package io.countersign.gateway.arkipel;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.client.Credential;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The Arkipel message API, with a community that says what the test wants. */
class ArkipelTest {
    private static final PrivateKey KEY = PrivateKey.fromHex("a1b2c3d4e5f678901234567890abcdef" + "0".repeat(32));
    private static final String COMMUNITY = FakeCommunity.KEY.publicKey().encoded();
    private static final MessageId ID = new MessageId("6916452112f746b2b4cf48c1");
    private static final String PING = "{\"type\":\"ping\"}";
    private static final String JANE =
            "{\"type\": \"people:upsert\", \"import_id\": \"JD0001\", \"first_name\": \"Zo\u00eb\"}";
    private static final String NOW = ",\"timestamp\":\"2025-11-13T20:52:49Z\"}";
    private static final String POLL = "{\"type\":\"arkipel_messages:query\",\"message_id\":\"";

    private final FakeCommunity community = new FakeCommunity();
    private final Arkipel arkipel = new Arkipel(new Surroundings(
            new Clients(List.of(new Client(
                    "site",
                    Arkipel.NAME,
                    "acme",
                    Optional.empty(),
                    new Credential.Token(Bytes.utf8("s3cret").sha256()),
                    KEY,
                    Set.of(),
                    OptionalInt.of(7)))),
            community,
            FakeCommunity.KEY.publicKey(),
            4_096,
            100,
            Clock.fixed(FakeCommunity.TIME, ZoneOffset.UTC)));

    private static String signed(String payload) {
        return envelope(payload, KEY.sign(Bytes.utf8(payload)).hex());
    }

    private static String envelope(String payload, String signature) {
        return "{\"source_public_key\" : \"" + KEY.publicKey().encoded() + "\", \"signature\":\"" + signature
                + "\",\"payload\": " + payload + "}";
    }

    private static AckPayload ack(String type, AckResult result, Problem... errors) {
        return new AckPayload(type, ID, result, null, null, List.of(errors), null, null);
    }

    private Admission admit(String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json; charset=utf-8"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        Map<String, String> path = Map.of("community_public_key", all.getOrDefault("to", COMMUNITY));
        Call call = new Call("r", "POST", "/arkipel", path, Map.of(), all, Bytes.utf8(body));
        return arkipel.routes().get(0).handler().admit(call);
    }

    private Answer tell(String body, String... headers) {
        try {
            return admit(body, headers).work().run().join();
        } catch (RefusedException e) {
            return arkipel.refuse(e.refusal());
        }
    }

    private Answer tellWithToken(String body) {
        return tell(body, "authorization", "Bearer s3cret");
    }

    private static String body(Answer answer) {
        return answer.body().toUtf8();
    }

    private static JsonNode json(Answer answer) {
        return new JsonMapper().readTree(answer.body().borrow());
    }

    private static void assertError(Answer answer, int status, String error, String... pointers) {
        assertThat(answer.status()).as(body(answer)).isEqualTo(status);
        assertThat(json(answer).path("error").asString()).isEqualTo(error);
        assertThat(json(answer).path("errors").findValuesAsString("pointer")).containsExactly(pointers);
        assertThat(answer.headers().containsKey("WWW-Authenticate")).isEqualTo(status == 401);
    }

    @Test
    void aSignedEnvelopeAndItsAckPassUntouched() {
        Ack ack = community.says(ack("people:upsert", AckResult.CREATED));
        Admission admission = admit(signed(JANE));

        assertThat(admission.caller().name()).isEqualTo("key:yy5g76ch3mm7f4qcw3w3ag8h1x7k53631hjhn8ugic1buunid331");
        assertThat(admission.caller().requestsPerMinute()).hasValue(100);
        Answer answer = admission.work().run().join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo(ack.envelope());
        assertThat(community.envelope.toUtf8()).isEqualTo(signed(JANE));
        assertThat(community.key).isEqualTo("person:JD0001");

        String canonical = "{\"first_name\":\"Zo\u00eb\",\"import_id\":\"JD0001\",\"type\":\"people:upsert\"}";
        assertThat(tell(envelope(JANE, KEY.sign(Bytes.utf8(canonical)).hex())).status())
                .as("signed over the canonical form")
                .isEqualTo(200);
    }

    @Test
    void signaturesThatDoNotHoldAreRefusedAtOnce() {
        assertError(tell(envelope(JANE, KEY.sign(Bytes.utf8(PING)).hex())), 401, "Unauthorized: Invalid signature");
        assertError(tell(envelope(PING, "payload_ed25519_hex_signature")), 401, "Unauthorized: Invalid signature");
        String lowOrder = "{\"payload\":" + PING + ",\"signature\":\"" + "00".repeat(64) + "\",\"source_public_key\":\""
                + "y".repeat(52) + "\"}";
        assertError(tell(lowOrder), 401, "Unauthorized: Invalid signature");
        assertError(
                tell(signed(PING).replace(KEY.publicKey().encoded(), "your_client_public_key")),
                401,
                "Unauthorized: Invalid source_public_key",
                "/source_public_key");
        assertError(
                tell("{\"payload\":" + PING + ",\"source_public_key\":\"" + KEY.publicKey() + "\"}"),
                401,
                "Unauthorized: signature is missing",
                "/signature");
        assertError(
                tell("{\"payload\":" + PING + NOW, "authorization", "Basic czNjcmV0"),
                401,
                "Unauthorized: neither an API token nor a signature given",
                "/signature",
                "/source_public_key");
    }

    @Test
    void whatIsNoEnvelopeIsToldWithAllThatIsWrong() {
        assertError(tell(""), 400, "Invalid JSON payload", "");
        assertError(tell("{\"payload\":"), 400, "Invalid JSON payload", "/payload");
        assertError(tell("[]"), 400, "Invalid JSON payload", "");
        assertError(
                tell("{\"payload\":[],\"extra\":1,\"signature\":\"00\"}"),
                400,
                "Invalid JSON payload",
                "/payload",
                "/extra",
                "/source_public_key");
        assertError(tell(signed(PING), "to", KEY.publicKey().encoded()), 404, elsewhere());
        assertError(tell(signed(PING), "to", "community_public_key"), 404, elsewhere());
        assertThat(tell(signed(PING), "content-type", "text/plain").status()).isEqualTo(415);
    }

    private static String elsewhere() {
        return "Not found: this address serves the community " + COMMUNITY + " only";
    }

    @Test
    void aTokenStandsForItsClientWhosePayloadIsSignedWhateverItSays() {
        community.says(ack("people:upsert", AckResult.CREATED));
        Admission admission = admit("{\"payload\":" + JANE + NOW, "authorization", "bearer s3cret");

        assertThat(admission.caller().name()).isEqualTo("site");
        assertThat(admission.caller().requestsPerMinute()).hasValue(7);
        assertThat(admission.work().run().join().status()).isEqualTo(200);
        assertThat(community.key).isEqualTo("person:JD0001");
        assertThat(tell(community.envelope.toUtf8()).status())
                .as("what was published is soundly signed")
                .isEqualTo(200);

        String precise = "{\"type\":\"organizations:upsert\",\"split_percentage\":0.12345678901234567890}";
        assertThat(tellWithToken("{\"payload\":" + precise + NOW).status()).isEqualTo(200);
        assertThat(community.envelope.toUtf8()).contains("\"split_percentage\":0.12345678901234567890");
        assertThat(tell(community.envelope.toUtf8()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "absent, timestamp is missing",
                "null, timestamp is missing",
                "1763067169, 'timestamp must be ISO 8601 in UTC, YYYY-MM-DDTHH:MM:SSZ'",
                "'\"2025-11-13 20:52:49\"', 'timestamp must be ISO 8601 in UTC, YYYY-MM-DDTHH:MM:SSZ'",
                "'\"2025-11-13T20:47:48Z\"', timestamp is more than 5 minutes off",
                "'\"2025-11-13T20:57:50Z\"', timestamp is more than 5 minutes off",
                "'\"2025-11-13T20:47:49Z\"', ''",
                "'\"2025-11-13T20:57:49.000Z\"', ''"
            })
    void besideATokenStandsATimeThatIsAboutNow(String timestamp, String error) {
        community.says(ack("ping", AckResult.PONG));
        Answer answer =
                tellWithToken("{\"payload\":" + PING + (timestamp == null ? "}" : ",\"timestamp\":" + timestamp + "}"));
        if (error.isEmpty()) {
            assertThat(answer.status()).as(body(answer)).isEqualTo(200);
        } else {
            assertError(answer, 401, "Unauthorized: " + error, "/timestamp");
        }
    }

    @Test
    void tokensAreRefusedThatOpenNothingAndBodiesThatAreNone() {
        assertError(tell("", "authorization", "Bearer other"), 401, "Unauthorized: Invalid API token");
        assertError(tellWithToken("{\"payload\":"), 400, "Invalid JSON payload", "/payload");
        assertError(tellWithToken("7"), 400, "Invalid JSON payload", "");
        String greatNumber = "{\"payload\":{\"x\":" + "1".repeat(96) + "e999}";
        assertError(tellWithToken(greatNumber + NOW), 400, "Invalid JSON payload", "/payload/x");
        assertError(tellWithToken("{\"a\":1,\"b/c\":2" + NOW), 400, "Invalid JSON payload", "/a", "/b~1c", "/payload");
        assertError(tellWithToken("{\"payload\":[]" + NOW), 400, "Invalid JSON payload", "/payload");
        assertError(
                tellWithToken(signed(PING)),
                400,
                "Ambiguous credentials: give either an API token or a signature, not both");
    }

    @Test
    void failuresAreStillTheSignedEnvelope() {
        Ack failed = community.says(ack(
                "people:upsert",
                AckResult.INVALID,
                new Problem(ErrorCode.REQUIRED, "/first_name", "first_name or last_name is needed")));
        Answer answer = tell(signed(JANE));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(failed.envelope());
    }

    @Test
    void aProtectedRecordIsToldBesideTheSignedPayload() {
        Problem problem = new Problem(ErrorCode.PROTECTED_RECORD, "", "a person whose login is active is not deleted");
        Ack failed = community.says(ack("person:delete", AckResult.INVALID, problem));
        Answer answer = tell(signed("{\"type\":\"person:delete\",\"id\":1}"));
        assertError(answer, 422, "Cannot delete person that is a member of this account");
        assertThat(json(answer).path("code").asString()).isEqualTo("PROTECTED_RECORD");
        assertThat(read(answer).payloadBytes()).isEqualTo(failed.payloadBytes());

        community.says(ack("household:delete", AckResult.INVALID, problem));
        assertError(tell(signed(PING)), 422, problem.message());
    }

    private static Ack read(Answer answer) {
        return new AckReader(FakeCommunity.KEY.publicKey()).read(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_SIGNATURE, 401, Unauthorized: Invalid signature",
        "UNKNOWN_SOURCE, 401, Unauthorized: source_public_key not whitelisted",
        "REVOKED_SOURCE, 401, Unauthorized: source_public_key revoked or outside its time of validity",
        "TYPE_NOT_ALLOWED, 401, Unauthorized: message type not allowed for source_public_key",
        "NOT_FRESH, 401, Unauthorized: message not fresh",
        "WRONG_AUDIENCE, 401, Unauthorized: message meant for another community",
        "MALFORMED, 400, Invalid JSON payload"
    })
    void whatTheCommunityDoesNotTrustIsToldInWords(AckResult result, int status, String error) {
        community.says(ack("ping", result, new Problem(ErrorCode.NOT_FOUND, "/x", "rule")));
        assertError(tell(signed(PING)), status, error, "/x");
        assertError(tell(signed(POLL + ID + "\"}")), status, error, "/x");
    }

    @Test
    void aRecordThatIsTooLongForTheCommunityIsTooLarge() {
        community.says(ack("ping", AckResult.MALFORMED, new Problem(ErrorCode.TOO_LONG, "", "rule")));
        assertError(tell(signed(PING)), 413, "Payload too large", "");
    }

    @Test
    void withoutAnAckInTimeTheMessageIsPending() {
        community.says(new Outcome.Pending(ID));
        Answer answer = tell(signed(JANE));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(body(answer))
                .isEqualTo("{\"payload\":{\"type\":\"people:upsert\",\"message_id\":\"" + ID
                        + "\",\"status\":\"pending\"}}");
        assertThat(body(tell(signed("{}"))))
                .isEqualTo("{\"payload\":{\"message_id\":\"" + ID + "\",\"status\":\"pending\"}}");
        String asked = "00".repeat(12);
        assertThat(json(tell(signed(POLL + asked + "\"}")))
                        .at("/payload/message_id")
                        .asString())
                .as("who polls goes on asking for the same message")
                .isEqualTo(asked);
    }

    @Test
    void aPollIsAnsweredWithWhatBecameOfTheMessageItself() {
        JsonNode told = JsonNodeFactory.instance
                .objectNode()
                .put("type", "arkipel_messages:query")
                .put("message_id", ID.value())
                .put("message_type", "people:upsert")
                .put("status", "persisted")
                .put("result", "created")
                .putNull("error")
                .set("errors", JsonNodeFactory.instance.arrayNode());
        community.says(new AckPayload(
                "arkipel_messages:query",
                new MessageId("f".repeat(24)),
                AckResult.FOUND,
                null,
                null,
                List.of(),
                null,
                told));
        Answer answer = tell(signed(POLL + ID + "\"}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).path("payload")).isEqualTo(told);
        assertThat(read(answer).payload().messageId()).as("signed").isEqualTo(ID);
        assertThat(json(answer).path("created_at").asString()).isEqualTo("2025-11-13T20:52:49Z");
    }

    @ParameterizedTest
    @CsvSource({
        "69163710ffffffffffffffff, 404", // 19:52:48, over an hour ago
        "69163712ffffffffffffffff, 202",
        "69164521ffffffffffffffff, 202",
        "6916464effffffffffffffff, 404", // 20:57:50, more than 5 minutes ahead
        "invalid_id, 404"
    })
    void aMessageThatIsNotKnownIsPendingAsLongAsItMayBeOnItsWay(String id, int status) {
        Ack failed = community.says(ack(
                "arkipel_messages:query", AckResult.INVALID, new Problem(ErrorCode.NOT_FOUND, "/message_id", "rule")));
        Answer answer = tell(signed(POLL + id + "\"}"));
        if (status == 404) {
            assertError(answer, 404, "No message found with payload#message_id='" + id + "'");
            assertThat(json(answer).path("status").asString()).isEqualTo("not_found");
            assertThat(read(answer).payloadBytes()).isEqualTo(failed.payloadBytes());
        } else {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(body(answer))
                    .isEqualTo("{\"payload\":{\"type\":\"arkipel_messages:query\",\"message_id\":\"" + id
                            + "\",\"status\":\"pending\"}}");
        }
    }

    @Test
    void aPollThatNamesNoMessageIsToldSo() {
        Problem missing = new Problem(ErrorCode.REQUIRED, "/message_id", "rule");
        community.says(ack("arkipel_messages:query", AckResult.INVALID, missing));
        Answer answer = tell(signed("{\"type\":\"arkipel_messages:query\"}"));
        assertError(answer, 400, "No payload#message_id given");
        assertThat(json(answer).path("status").asString()).isEqualTo("bad_request");

        Problem other = new Problem(ErrorCode.UNKNOWN_FIELD, "/x", "rule");
        Ack failed = community.says(ack("arkipel_messages:query", AckResult.INVALID, missing, other));
        assertThat(tell(signed("{\"type\":\"arkipel_messages:query\",\"x\":1}")).body())
                .isEqualTo(failed.envelope());
    }

    @Test
    void theServersOwnRefusalsHaveTheSameShape() {
        Answer answer = arkipel.refuse(new Refusal(
                Refusal.Kind.TOO_MANY_REQUESTS,
                "Rate limit exceeded: 100 requests per minute",
                Optional.of(Duration.ofMillis(44_100))));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(body(answer))
                .isEqualTo("{\"error\":\"Rate limit exceeded: 100 requests per minute\",\"retry_after\":45}");
    }
}
