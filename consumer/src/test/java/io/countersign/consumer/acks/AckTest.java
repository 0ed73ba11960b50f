package io.countersign.consumer.acks;

import static io.countersign.consumer.Records.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Records;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class AckTest {
    private static final Community COMMUNITY = new Community();
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static Bytes signed(String payload) {
        return Community.envelope(Community.canonical(payload.replace('\'', '"')), COMMUNITY.sender);
    }

    private static ConsumerRecord<byte[], byte[]> acked(MessageId id) {
        return COMMUNITY.ackRecord(id);
    }

    /** The replies to some of the requests, in the order of the requests. */
    private static List<ConsumerRecord<byte[], byte[]>> replies(List<MessageId> ids) {
        ids.forEach(COMMUNITY::ack);
        List<String> wanted = ids.stream().map(MessageId::value).toList();
        return COMMUNITY.readAll(COMMUNITY.replies, 2).stream()
                .filter(reply -> wanted.contains(header(reply, "message_id")))
                .sorted(Comparator.comparing(reply -> wanted.indexOf(header(reply, "message_id"))))
                .toList();
    }

    @Test
    void itSaysWhatBecameOfWhichRecordWhenAndWhere() {
        long time = Instant.parse("2025-11-13T20:52:49.987Z").toEpochMilli();
        MessageId id = COMMUNITY.send(new ProducerRecord<>(
                COMMUNITY.requests,
                0,
                time,
                "person:JD0001".getBytes(StandardCharsets.UTF_8),
                signed("{'type':'people:upsert','import_id':'JD0001','first_name':'Jane'}")
                        .toArray(),
                List.of(Records.header("traceparent", TRACE), Records.header("secret", "not passed on"))));
        assertThat(id.value()).startsWith("69164521");
        ConsumerRecord<byte[], byte[]> kafka = acked(id);
        assertThat(kafka.key()).asString().isEqualTo("person:JD0001");
        Ack ack = COMMUNITY.read(kafka);
        assertThat(ack.createdAt()).isEqualTo(Instant.parse("2025-11-13T20:52:49Z"));
        assertThat(ack.site()).isEqualTo(new Site("https", "people.example.org"));
        assertThat(ack.payloadBytes().toUtf8())
                .isEqualTo("{\"errors\":[],\"id\":" + ack.payload().id() + ",\"import_id\":\"JD0001\",\"message_id\":\""
                        + id.value()
                        + "\",\"result\":\"created\",\"status\":\"persisted\",\"type\":\"people:upsert\"}");
        Map<String, String> expected = new HashMap<>(Map.of(
                "message_id", id.value(),
                "status", "persisted",
                "source", "crm",
                "traceparent", TRACE,
                "ce_specversion", "1.0",
                "ce_id", id.value(),
                "ce_source", "https://people.example.org",
                "ce_type", "io.countersign.ack",
                "ce_subject", "people:upsert",
                "ce_time", "2025-11-13T20:52:49.987Z"));
        expected.put("content-type", "application/json");
        assertThat(Records.headers(kafka)).isEqualTo(expected);
    }

    @Test
    void whereNothingIsTrustedItNamesNeitherSourceNorType() {
        ConsumerRecord<byte[], byte[]> kafka = acked(COMMUNITY.sendRaw(Bytes.utf8("nonsense"), null));
        assertThat(kafka.key()).isNull();
        assertThat(header(kafka, "status")).isEqualTo("rejected");
        assertThat(header(kafka, "source")).isNull();
        assertThat(header(kafka, "ce_subject")).isNull();
        Expect.refused(COMMUNITY.read(kafka).payload(), AckResult.MALFORMED, "wrong_format ");
    }

    @Test
    void itsKeyIsThatOfTheRequestByteByByte() {
        for (byte[] key : List.of(new byte[] {}, new byte[] {0, -1, (byte) 0xC3}, new byte[5_000])) {
            MessageId id = COMMUNITY.send(new ProducerRecord<>(
                    COMMUNITY.requests, key, signed("{'type':'ping'}").toArray()));
            assertThat(acked(id).key()).isEqualTo(key);
        }
    }

    private static MessageId ask(String topic, @Nullable Integer partition) {
        Header reply = Records.header("kafka_replyTopic", topic);
        Header correlation = new RecordHeader("kafka_correlationId", new byte[] {1, 2, -3});
        return partition == null
                ? COMMUNITY.sendRaw(signed("{'type':'ping'}"), "k", reply, correlation)
                : COMMUNITY.sendRaw(
                        signed("{'type':'ping'}"),
                        "k",
                        reply,
                        correlation,
                        new RecordHeader(
                                "kafka_replyPartition",
                                ByteBuffer.allocate(4).putInt(partition).array()));
    }

    @Test
    void aReplyIsACopyOfTheAckWithTheRequestsCorrelationId() {
        MessageId id = ask(COMMUNITY.replies, null);
        ConsumerRecord<byte[], byte[]> ack = acked(id);
        assertThat(ack.headers().lastHeader("kafka_correlationId").value()).isEqualTo(new byte[] {1, 2, -3});
        assertThat(replies(List.of(id)))
                .singleElement()
                .satisfies(reply -> assertThat(Records.content(reply)).isEqualTo(Records.content(ack)));
    }

    @Test
    void aReplyGoesToThePartitionAskedForWhereThereIsOne() {
        List<MessageId> ids = Stream.of(0, 1, 1, 0)
                .map(partition -> ask(COMMUNITY.replies, partition))
                .toList();
        assertThat(replies(ids)).extracting(ConsumerRecord::partition).containsExactly(0, 1, 1, 0);
        List<MessageId> nowhere = Stream.of(2, -1, Integer.MAX_VALUE)
                .map(partition -> ask(COMMUNITY.replies, partition))
                .toList();
        assertThat(replies(nowhere)).hasSize(3);
    }

    @Test
    void nothingIsSentToTopicsThatAreNotAllowed() {
        List<MessageId> ids = Stream.of(COMMUNITY.dead, COMMUNITY.acks, "nowhere", "", "../x")
                .map(topic -> ask(topic, null))
                .toList();
        assertThat(replies(ids)).isEmpty();
        assertThat(COMMUNITY.readAll(COMMUNITY.dead, 1))
                .noneMatch(letter -> "answered".equals(header(letter, "status")));
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(COMMUNITY.pollAcks().get(id.value())).hasSize(1));
    }
}
