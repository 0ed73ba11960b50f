package io.countersign.schema.ack;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import io.countersign.schema.vectors.Vectors;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class AckTest {
    private static final JsonNode FILE = Vectors.file("envelopes.json");
    private static final PrivateKey COMMUNITY = PrivateKey.fromHex(text(FILE, "private_key"));
    private static final AckReader READER = new AckReader(COMMUNITY.publicKey());
    private static final MessageId ID = new MessageId("6916452112f746b2b4cf48c1");
    private static final Instant TIME = Instant.parse("2025-11-13T20:52:49.987654321Z");
    private static final Site SITE = new Site("https", "people.example.org:3000");

    static Stream<Named<JsonNode>> acks() {
        return Vectors.list("envelopes.json", "acks");
    }

    @ParameterizedTest
    @MethodSource("acks")
    void theEnvelopeIsAPureFunctionOfPayloadAndTime(JsonNode vector) {
        Bytes payload = Bytes.utf8(text(vector, "payload"));
        Site site = new Site(text(vector, "site_protocol"), text(vector, "site_fqdn"));
        Instant createdAt = Instant.parse(text(vector, "created_at"));

        Bytes envelope = new AckSigner(COMMUNITY, site).envelope(payload, createdAt.plusMillis(999));

        assertThat(envelope.toUtf8()).isEqualTo(text(vector, "envelope"));
        assertThat(READER.read(envelope))
                .isEqualTo(new Ack(createdAt, site, AckPayload.parse(payload), payload, envelope, Optional.empty()));
        assertThat(AckPayload.parse(payload).canonical()).isEqualTo(payload);
    }

    @Test
    void aFullPayloadSurvives() {
        JsonNode ids = JsonNodeFactory.instance
                .objectNode()
                .set("people", JsonNodeFactory.instance.arrayNode().add(4L << 40));
        JsonNode resource = JsonNodeFactory.instance
                .objectNode()
                .put("note", "\u20ac \ud83d\ude00 \u0001")
                .put("b", 1.5);
        AckPayload payload = new AckPayload(
                "organizations:upsert",
                ID,
                AckResult.UPDATED,
                Long.MAX_VALUE >> 11,
                "\"quoted\"",
                List.of(new Problem(ErrorCode.NOT_FOUND, "/people/1", "the \"rule\"")),
                ids,
                resource);

        Ack ack = READER.read(signed(payload));

        assertThat(ack.payload().canonical()).isEqualTo(payload.canonical());
        assertThat(ack.payload().errors()).isEqualTo(payload.errors());
        assertThat(ack.payload().importId()).isEqualTo(payload.importId());
        assertThat(ack.payload().id()).isEqualTo(payload.id());
        assertThat(ack.createdAt()).isEqualTo("2025-11-13T20:52:49Z");
        assertThat(ack.site()).isEqualTo(SITE);
    }

    @Test
    void aPageOfAListSurvives() {
        ResourcePage page = new ResourcePage(
                JsonNodeFactory.instance.arrayNode().add("item"),
                JsonNodeFactory.instance.objectNode().put("total", 1));
        AckPayload payload =
                new AckPayload("person_categories:query", ID, AckResult.FOUND, null, null, List.of(), null, null, page);

        assertThat(payload.canonical().toUtf8())
                .isEqualTo("{\"errors\":[],\"message_id\":\"6916452112f746b2b4cf48c1\",\"q\":{\"total\":1},"
                        + "\"resources\":[\"item\"],\"result\":\"found\",\"status\":\"answered\","
                        + "\"type\":\"person_categories:query\"}");
        assertThat(AckPayload.parse(payload.canonical())).isEqualTo(payload);
    }

    @Test
    void whatAMessageQueryFoundIsSignedByItselfToo() {
        JsonNode told =
                JsonNodeFactory.instance.objectNode().put("status", "persisted").put("b", 1.50);
        Ack ack = READER.read(signed(found("arkipel_messages:query", told)));

        Signature signature = ack.resourceSignature().orElseThrow();
        assertThat(VerifyingKey.of(COMMUNITY.publicKey())
                        .orElseThrow()
                        .verify(Bytes.utf8("{\"b\":1.5,\"status\":\"persisted\"}"), signature))
                .isTrue();
        assertUntrusted(
                ack.envelope().toUtf8().replaceFirst("resource_signature\":\"[0-9a-f]{2}", "resource_signature\":\"00"),
                "resource_signature does not hold");
        assertThat(READER.read(signed(found("person:query", told))).resourceSignature())
                .isEmpty();
        assertThat(READER.read(signed(found("arkipel_messages:query", null))).resourceSignature())
                .as("erased since")
                .isEmpty();
    }

    @Test
    void membersThatAreNotThereAreLeftOut() {
        assertThat(minimal(AckResult.MALFORMED).canonical().toUtf8())
                .isEqualTo("{\"errors\":[],\"message_id\":\"6916452112f746b2b4cf48c1\",\"result\":\"malformed\","
                        + "\"status\":\"rejected\"}");
    }

    @Test
    void manyErrorsAreCounted() {
        Problem problem = new Problem(ErrorCode.REQUIRED, "/a", "the member is required");
        AckPayload payload = new AckPayload(
                null, ID, AckResult.INVALID, null, null, Collections.nCopies(1_001, problem), null, null);

        assertThat(payload.canonical().toUtf8()).contains("\"errors_total\":1001");
        assertThat(AckPayload.parse(payload.canonical()).errors()).hasSize(1_000);
    }

    @Test
    void everyResultHasItsStatus() {
        for (AckResult result : AckResult.values()) {
            assertThat(AckResult.parse(result.text())).isEqualTo(result);
            assertThat(READER.read(signed(minimal(result))).payload().result()).isEqualTo(result);
        }
        assertThat(AckResult.STALE.status().text()).isEqualTo("persisted");
        assertThat(AckResult.BAD_SIGNATURE.text()).isEqualTo("bad_signature");
        assertThatIllegalArgumentException().isThrownBy(() -> AckResult.parse("CREATED"));
    }

    @Test
    void laterVersionsMayAddMembers() {
        Bytes payload = Bytes.utf8("{\"errors\":[],\"message_id\":\"" + ID
                + "\",\"new\":{\"a\":[1]},\"result\":\"pong\",\"status\":\"answered\"}");
        String envelope = new AckSigner(COMMUNITY, SITE).envelope(payload, TIME).toUtf8();

        Ack ack = READER.read(Bytes.utf8("{\"new\":[{}]," + envelope.substring(1)));

        assertThat(ack.payload().result()).isEqualTo(AckResult.PONG);
        assertThat(ack.payloadBytes()).isEqualTo(payload);
    }

    @Test
    void onlyTheCommunitysOwnWordsAreBelieved() {
        String sound = signed(minimal(AckResult.CREATED)).toUtf8();
        PrivateKey stranger = PrivateKey.fromHex("05".repeat(32));

        assertUntrusted(sound.replace("created\"", "deleted\""), "signature does not hold");
        assertUntrusted(sound.replace("{\"errors\"", "{ \"errors\""), "signature does not hold");
        assertUntrusted(
                new AckSigner(stranger, SITE)
                        .envelope(minimal(AckResult.CREATED).canonical(), TIME)
                        .toUtf8(),
                "another community");
        assertUntrusted(
                sound.replaceFirst("\"signature\":\"[0-9a-f]*", "\"signature\":\"00"), "128 hexadecimal digits");
        assertUntrusted(sound.replaceFirst(":\"y", ":\"l"), "not readable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"payload\":{}}",
                "{\"payload\":{},\"payload\":{}}",
                "{\"payload\":{},\"source_public_key\":1}",
                "{\"payload\":\"\"}"
            })
    void otherRecordsAreNoAcks(String record) {
        assertUntrusted(record, "not an ack");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"errors\":[],\"message_id\":\"6916452112f746b2b4cf48c1\",\"result\":\"created\",\"status\":\"failed\"}",
                "{\"errors\":{},\"message_id\":\"6916452112f746b2b4cf48c1\",\"result\":\"created\","
                        + "\"status\":\"persisted\"}",
                "{\"errors\":[],\"message_id\":\"x\",\"result\":\"created\",\"status\":\"persisted\"}",
                "{\"errors\":[],\"id\":\"1\",\"message_id\":\"6916452112f746b2b4cf48c1\",\"result\":\"created\","
                        + "\"status\":\"persisted\"}",
                "{\"errors\":[{\"code\":\"x\",\"pointer\":\"\",\"message\":\"\"}],"
                        + "\"message_id\":\"6916452112f746b2b4cf48c1\",\"result\":\"invalid\",\"status\":\"failed\"}"
            })
    void signedNonsenseIsNoAckEither(String payload) {
        assertUntrusted(
                new AckSigner(COMMUNITY, SITE)
                        .envelope(Bytes.utf8(payload), TIME)
                        .toUtf8(),
                "payload is not readable");
    }

    @Test
    void aKeyThatCanVerifyNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AckReader(PublicKey.parse("00".repeat(32))));
    }

    private static AckPayload found(String type, @Nullable JsonNode resource) {
        return new AckPayload(type, ID, AckResult.FOUND, null, null, List.of(), null, resource);
    }

    private static AckPayload minimal(AckResult result) {
        return new AckPayload(null, ID, result, null, null, List.of(), null, null);
    }

    private static Bytes signed(AckPayload payload) {
        return new AckSigner(COMMUNITY, SITE).envelope(payload.canonical(), TIME);
    }

    private static void assertUntrusted(String record, String reason) {
        assertThatThrownBy(() -> READER.read(Bytes.utf8(record)))
                .isInstanceOf(UntrustedAckException.class)
                .hasMessageContaining(reason);
    }
}
