package io.countersign.consumer.acks;

import static io.countersign.consumer.Records.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Records;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class DeadLettersTest {
    private static final Community COMMUNITY = new Community();
    private static final int LARGEST = 100_000;

    @BeforeAll
    static void start() {
        ConfigResource dead = new ConfigResource(ConfigResource.Type.TOPIC, COMMUNITY.dead);
        AlterConfigOp limit = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(LARGEST)), AlterConfigOp.OpType.SET);
        Records.admin(
                COMMUNITY,
                admin -> admin.incrementalAlterConfigs(Map.of(dead, List.of(limit)))
                        .all());
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    /** The dead letters of some of the records, by their message_ids. */
    private static Map<String, ConsumerRecord<byte[], byte[]>> letters(List<MessageId> ids) {
        ids.forEach(COMMUNITY::ack);
        List<String> wanted = ids.stream().map(MessageId::value).toList();
        return COMMUNITY.readAll(COMMUNITY.dead, 1).stream()
                .filter(letter -> wanted.contains(header(letter, "message_id")))
                .collect(Collectors.toMap(letter -> String.valueOf(header(letter, "message_id")), Function.identity()));
    }

    private static ConsumerRecord<byte[], byte[]> letter(MessageId id) {
        return Objects.requireNonNull(letters(List.of(id)).get(id.value()));
    }

    @Test
    void theyHoldTheRecordAndSayWhyAndWhereItLay() {
        Bytes value = Community.envelope(
                Community.canonical("{\"type\":\"people:upsert\",\"dob\":\"x\",\"last_name\":\"A\"}"),
                COMMUNITY.sender);
        MessageId id =
                COMMUNITY.sendRaw(value, "the key", Records.header("mine", "kept"), Records.header("status", "a lie"));
        ConsumerRecord<byte[], byte[]> letter = letter(id);
        assertThat(Bytes.wrap(letter.value())).isEqualTo(value);
        assertThat(letter.key()).asString().isEqualTo("the key");
        assertThat(Records.headers(letter))
                .containsEntry("mine", "kept")
                .containsEntry("status", "failed")
                .containsEntry("result", "invalid")
                .containsEntry("source", "crm")
                .containsEntry("original_topic", COMMUNITY.requests)
                .containsEntry("original_partition", "0")
                .containsKeys("original_offset", "original_timestamp", "reason");
        assertThat(header(letter, "reason")).startsWith("wrong_format at '/dob'");
        assertThat(MessageId.of(
                        COMMUNITY.requests,
                        0,
                        Long.parseLong(String.valueOf(header(letter, "original_offset"))),
                        Instant.parse(String.valueOf(header(letter, "original_timestamp")))
                                .toEpochMilli()))
                .isEqualTo(id);
    }

    @Test
    void whatWasAppliedOrAnsweredIsNotAmongThem() {
        String dated =
                "{\"type\":\"people:upsert\",\"import_id\":\"1\",\"first_name\":\"A\",\"issued_at\":\"2026-01-01T00:00:0%dZ\"}";
        List<MessageId> ids = Stream.of(
                        dated.formatted(2),
                        dated.formatted(2),
                        dated.formatted(1),
                        dated.formatted(3),
                        "{\"type\":\"ping\"}")
                .map(COMMUNITY::send)
                .toList();
        assertThat(letters(ids)).isEmpty();
    }

    @Test
    void aRecordThatTheirTopicDoesNotTakeIsLeftOut() {
        Bytes value = Bytes.utf8("{\"text\":\"" + Records.random(LARGEST * 2) + "\"}");
        MessageId id = COMMUNITY.sendRaw(value, "key", Records.header("mine", "kept"));
        ConsumerRecord<byte[], byte[]> letter = letter(id);
        assertThat(letter.value()).isNull();
        assertThat(letter.key()).asString().isEqualTo("key");
        assertThat(Records.headers(letter))
                .containsEntry("mine", "kept")
                .containsEntry("original_topic", COMMUNITY.requests)
                .containsKey("value_left_out");
        Expect.refused(
                COMMUNITY.ack(id),
                AckResult.MALFORMED,
                "unknown_field /text",
                "required /payload",
                "required /signature",
                "required /source_public_key");
    }

    @Test
    void keysAndHeadersThatNoTopicTakesBackStopNothing() {
        byte[] ping = Community.envelope(Bytes.utf8("{\"type\":\"ping\"}"), COMMUNITY.sender)
                .toArray();
        byte[] nonsense = Bytes.utf8("nonsense").toArray();
        List<MessageId> good = oversized(ping, Records.random(1_500_000));
        List<MessageId> bad = oversized(nonsense, Records.random(1_500_000));
        assertThat(good).extracting(id -> COMMUNITY.ack(id).result()).containsOnly(AckResult.PONG);
        assertThat(bad).extracting(id -> COMMUNITY.ack(id).result()).containsOnly(AckResult.MALFORMED);
        assertThat(letters(good)).isEmpty();
        assertThat(letters(bad)).hasSameSizeAs(bad);
    }

    @Test
    void theyBelongToTheTraceOfTheirRecordAlsoWhereItsHeadersAreTooLong() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Bytes nonsense = Bytes.utf8("nonsense");
        MessageId small = COMMUNITY.sendRaw(
                nonsense, null, Records.header("traceparent", trace), Records.header("tracestate", "vendor=1"));
        MessageId large = COMMUNITY.sendRaw(
                nonsense,
                null,
                Records.header("traceparent", trace),
                Records.header("tracestate", "vendor=1"),
                Records.header("mine", Records.random(1_500_000)));
        assertThat(letters(List.of(small, large)).values())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(Records.headers(letter))
                        .containsEntry("traceparent", trace)
                        .containsEntry("tracestate", "vendor=1"));
    }

    private static List<MessageId> oversized(byte[] value, String text) {
        return List.of(
                COMMUNITY.send(new ProducerRecord<>(
                        COMMUNITY.requests, 0, Bytes.utf8(text).toArray(), value)),
                COMMUNITY.send(new ProducerRecord<>(
                        COMMUNITY.requests, 0, null, null, value, List.of(Records.header("traceparent", text)))));
    }
}
