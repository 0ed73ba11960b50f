package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Tag("servers")
class UpsertClientTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Topics topics = new Topics(3);

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aMessageIsSignedSentAndAcknowledged() throws MalformedJsonException {
        ObjectNode payload = person("JD0001");
        try (UpsertClient client = topics.client()) {
            Sent sent = client.send(payload);
            SentMessage message = sent.accepted().join();
            assertThat(sent.acknowledged()).isNotDone();
            topics.commit(topics.ack(message.messageId(), AckResult.CREATED));

            Ack ack = assertThat(sent.acknowledged()).succeedsWithin(SOON).actual();
            assertThat(ack.payload().messageId()).isEqualTo(message.messageId());
            assertThat(ack.payload().result()).isEqualTo(AckResult.CREATED);
            assertThat(client.acksFailure()).isEmpty();

            ConsumerRecord<String, byte[]> record = topics.requests().get(0);
            assertThat(record.key()).isEqualTo("person:JD0001");
            assertThat(MessageId.of(record.topic(), record.partition(), record.offset(), record.timestamp()))
                    .isEqualTo(message.messageId());
            JsonNode signed = signed(record);
            assertThat(signed.get("first_name").stringValue()).isEqualTo("Jane");
            assertThat(signed.get("audience").stringValue())
                    .isEqualTo(Community.KEY.publicKey().encoded());
            assertThat(signed.get("issued_at").stringValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
            assertThat(payload.propertyNames())
                    .as("the caller's payload")
                    .containsExactly("type", "import_id", "first_name");
        }
    }

    @Test
    void whatTheCallerSaysStays() throws MalformedJsonException {
        try (UpsertClient client = topics.client()) {
            ObjectNode payload =
                    person("JD0001").put("issued_at", "2025-01-01T00:00:00Z").put("audience", "me");
            assertThat(client.send(payload).accepted()).succeedsWithin(SOON);
        }
        JsonNode signed = signed(topics.requests().get(0));
        assertThat(signed.get("issued_at").stringValue()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(signed.get("audience").stringValue()).isEqualTo("me");
    }

    @Test
    void laterMessagesAreIssuedLater() throws MalformedJsonException {
        try (UpsertClient client = topics.client()) {
            for (int i = 0; i < 500; i++) {
                client.send(person("JD0001").put("note", "n" + i));
            }
        }
        List<String> times = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : topics.requests()) {
            times.add(signed(record).get("issued_at").stringValue());
        }
        assertThat(times).hasSize(500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void onlyCommittedAcksOfTheCommunityCount() {
        try (UpsertClient client = topics.client()) {
            Sent sent = client.send(person("JD0001"));
            MessageId id = sent.accepted().join().messageId();

            topics.commit(topics.ack(id, Community.ack(id, AckResult.INVALID, Community.STRANGER)));
            topics.abort(topics.ack(id, AckResult.INVALID));
            topics.commit(topics.ack(id, AckResult.UPDATED));

            assertThat(sent.acknowledged())
                    .succeedsWithin(SOON)
                    .extracting(ack -> ack.payload().result())
                    .isEqualTo(AckResult.UPDATED);
        }
    }

    @Test
    void everyMessageOfManyGetsItsOwnAck() {
        try (UpsertClient client = topics.client();
                UpsertClient other = topics.client();
                EchoingCommunity community = new EchoingCommunity(topics)) {
            List<Sent> all = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                all.add((i % 2 == 0 ? client : other).send(i % 3 == 0 ? ping() : person("JD" + i)));
            }
            assertThat(all)
                    .allSatisfy(sent -> assertThat(sent.acknowledged())
                            .succeedsWithin(SOON)
                            .extracting(ack -> ack.payload().messageId())
                            .isEqualTo(sent.accepted().join().messageId()));
            assertThat(community).isNotNull();
        }
    }

    @Test
    void preparedRecordsAreSentAsTheyAre() {
        Bytes value = Bytes.utf8("not even JSON");
        Header header = new RecordHeader("kafka_correlationId", "7".getBytes(StandardCharsets.UTF_8));
        try (UpsertClient client = topics.client()) {
            Sent sent = client.sendRaw(value, null, List.of(header));
            MessageId id = sent.accepted().join().messageId();
            topics.commit(topics.ack(id, AckResult.MALFORMED));
            assertThat(sent.acknowledged()).succeedsWithin(SOON);
        }
        ConsumerRecord<String, byte[]> record = topics.requests().get(0);
        assertThat(Bytes.of(record.value())).isEqualTo(value);
        assertThat(record.key()).isNull();
        assertThat(record.headers().lastHeader("kafka_correlationId").value()).isEqualTo(header.value());
    }

    @Test
    void closingEndsTheWait() {
        Sent sent;
        try (UpsertClient client = topics.client()) {
            sent = client.send(person("JD0001"));
        }
        assertThat(sent.accepted()).isCompleted();
        assertThat(sent.acknowledged())
                .failsWithin(SOON)
                .withThrowableThat()
                .withMessageContaining("the client was closed before the ack came");
    }

    @Test
    void whatIsNotAcceptedIsNotWaitedFor() {
        try (UpsertClient client = topics.client()) {
            Sent sent = client.send(person("JD0001").put("note", "x".repeat(2 << 20)));

            assertThat(sent.accepted())
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withCauseInstanceOf(RecordTooLargeException.class);
            assertThat(sent.acknowledged())
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void withoutTheCommunitysKeyMessagesAreSentButNoAckIsBelieved() throws MalformedJsonException {
        try (UpsertClient client = topics.client(null)) {
            Sent sent = client.send(person("JD0001"));
            assertThat(sent.accepted()).succeedsWithin(SOON);
            assertThat(sent.acknowledged())
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withMessageContaining("community's key is not known");
        }
        assertThat(signed(topics.requests().get(0)).has("audience")).isFalse();
    }

    @Test
    void aTopicThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new UpsertClient(new UpsertClientConfig(
                        topics.kafka, topics.requests, "no-such-topic", Topics.SENDER, Community.KEY.publicKey())))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("no-such-topic");
    }

    @Test
    void aPayloadThatWouldBeAlteredIsRefused() {
        try (UpsertClient client = topics.client()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.send(person("JD0001").put("n", Long.MAX_VALUE)));
        }
    }

    @Test
    void theConfigurationKeepsSecrets() {
        UpsertClientConfig config = new UpsertClientConfig(
                Map.of("sasl.jaas.config", "s3cret"), "upserts", "upserts.acks", Topics.SENDER, null);

        assertThat(config.toString()).contains("upserts.acks").doesNotContain("s3cret", Topics.SENDER.hex());
    }

    private static ObjectNode ping() {
        return JsonNodeFactory.instance.objectNode().put("type", "ping");
    }

    private static ObjectNode person(String importId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "people:upsert")
                .put("import_id", importId)
                .put("first_name", "Jane");
    }

    private static JsonNode signed(ConsumerRecord<String, byte[]> record) throws MalformedJsonException {
        EnvelopeReading reading = new EnvelopeReader(1 << 20, JsonLimits.defaults()).read(Bytes.of(record.value()));
        assertThat(reading).isInstanceOf(EnvelopeReading.Readable.class);
        Bytes signed = new PayloadVerifier(JsonLimits.defaults())
                .verify(
                        ((EnvelopeReading.Readable) reading).envelope(),
                        VerifyingKey.of(Topics.SENDER.publicKey()).orElseThrow(),
                        EnumSet.of(Serialization.RAW))
                .orElseThrow();
        return StrictJson.parse(signed, JsonLimits.defaults());
    }
}
