package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.countersign.producer.message.PersonUpsert;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@Tag("servers")
class LimitsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final PersonUpsert JANE =
            new PersonUpsert().importId("JD0001").firstName("Jane");

    private final Topics topics = new Topics(1);

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void oneMessageTooManyWaitsUntilAnAckComes() {
        try (UpsertClient client = client(Limits.DEFAULT.withMaxInFlight(2))) {
            Sent first = client.send(JANE);
            Sent second = client.send(JANE);
            CompletableFuture<Sent> third = CompletableFuture.supplyAsync(() -> client.send(JANE));
            assertThat(second.accepted()).succeedsWithin(SOON);
            await().during(SHORT)
                    .atMost(SOON)
                    .until(() -> !third.isDone() && topics.requests().size() == 2);

            acknowledge(first);

            assertThat(third).succeedsWithin(SOON);
            assertThat(topics.requests()).hasSizeGreaterThanOrEqualTo(2);
            acknowledge(second);
            acknowledge(third.join());
        }
        assertThat(topics.requests()).hasSize(3);
    }

    @Test
    void anAckThatDoesNotComeIsGivenUpAndMakesRoom() {
        try (UpsertClient client = client(Limits.DEFAULT.withMaxInFlight(1).withAckTimeout(SHORT))) {
            Sent first = client.send(JANE);
            Sent second = client.send(JANE);

            assertThat(first.acknowledged())
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withCauseInstanceOf(TimeoutException.class);
            assertThat(second.accepted()).succeedsWithin(SOON);
        }
    }

    @Test
    void closingWaitsForTheAcksOfWhatWasSent() {
        Sent sent;
        CompletableFuture<Void> closing;
        UpsertClient client = client(Limits.DEFAULT);
        sent = client.send(JANE);
        closing = CompletableFuture.runAsync(client::close);
        await().during(SHORT).atMost(SOON).until(() -> !closing.isDone());

        acknowledge(sent);

        assertThat(closing).succeedsWithin(SOON);
        assertThat(sent.acknowledged()).isCompleted();
        assertThatIllegalStateException().isThrownBy(() -> client.send(JANE)).withMessageContaining("closed");
    }

    @Test
    void closingDoesNotWaitForEver() {
        Sent sent;
        try (UpsertClient client = client(Limits.DEFAULT.withCloseTimeout(SHORT))) {
            sent = client.send(JANE);
        }
        assertThat(sent.acknowledged())
                .failsWithin(SOON)
                .withThrowableThat()
                .withMessageContaining("the client was closed before the ack came");
    }

    @Test
    void theCallersProducerIsUsedAndStaysOpen() throws Exception {
        try (KafkaProducer<String, byte[]> own =
                new KafkaProducer<>(topics.kafka, new StringSerializer(), new ByteArraySerializer())) {
            try (UpsertClient client = configured(UpsertClient.builder(own, topics.kafka), Limits.DEFAULT)) {
                Sent sent = client.send(JANE);
                acknowledge(sent);
                assertThat(sent.acknowledged()).succeedsWithin(SOON);
            }
            assertThat(own.send(new ProducerRecord<>(topics.requests, new byte[0]))
                            .get(SOON.toSeconds(), TimeUnit.SECONDS)
                            .offset())
                    .isEqualTo(1);
        }
    }

    @Test
    void jsonTextIsSentLikeATreeAndAnythingElseIsRefused() {
        try (UpsertClient client = client(Limits.DEFAULT)) {
            Sent sent = client.sendJson("{\"type\":\"people:upsert\",\"import_id\":\"JD0002\",\"last_name\":\"Doe\"}");
            acknowledge(sent);
            assertThat(sent.acknowledged()).succeedsWithin(SOON);
            assertThat(topics.requests().get(0).key()).isEqualTo("person:JD0002");
            // In its envelope it would be deeper than any consumer reads.
            String deep = "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";
            for (String text : new String[] {"{", "[]", "{\"a\":1,\"a\":2}", "", deep}) {
                assertThatIllegalArgumentException().isThrownBy(() -> client.sendJson(text));
            }
        }
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withMaxInFlight(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withAckTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withCloseTimeout(Duration.ofDays(-1)));
    }

    @Test
    void withoutAPrivateKeyOnlyWhatIsSignedAlreadyIsSent() {
        try (UpsertClient client = UpsertClient.builder(topics.kafka)
                .requestTopic(topics.requests)
                .acksTopic(topics.acks)
                .build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> client.sendJson("{\"type\":\"ping\"}"))
                    .withMessageContaining("private key");
            Bytes signed = new MessageSigner(Topics.SENDER, null)
                    .sign(JsonMapper.shared().createObjectNode().put("type", "ping"));
            assertThat(client.sendRaw(signed, null, List.of()).accepted()).succeedsWithin(SOON);
        }
    }

    private UpsertClient client(Limits limits) {
        return configured(UpsertClient.builder(topics.kafka), limits);
    }

    private UpsertClient configured(UpsertClientBuilder builder, Limits limits) {
        return builder.requestTopic(topics.requests)
                .acksTopic(topics.acks)
                .privateKey(Topics.SENDER)
                .community(Community.KEY.publicKey())
                .limits(limits)
                .build();
    }

    private void acknowledge(Sent sent) {
        topics.commit(topics.ack(sent.accepted().join().messageId(), AckResult.CREATED));
        CompletableFuture<Ack> acknowledged = sent.acknowledged();
        assertThat(acknowledged).succeedsWithin(SOON);
    }
}
