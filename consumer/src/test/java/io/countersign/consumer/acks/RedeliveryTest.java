package io.countersign.consumer.acks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Records;
import io.countersign.consumer.Sender;
import io.countersign.consumer.Status;
import io.countersign.consumer.TableContents;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records that come again are acknowledged again, in the same bytes, and change nothing. */
@Tag("servers")
class RedeliveryTest {
    private final List<MessageId> sent = new ArrayList<>();

    @Test
    void everyAckIsTheSameToTheByteAndNoRowIsWritten() {
        try (Community community = new Community()) {
            Sender limited = limited(community);
            ConsumerService first = community.start();
            sendOneOfEachKind(community, limited);
            for (MessageId id : sent) {
                community.ack(id);
            }
            assertThat(sent)
                    .extracting(id -> community.ack(id).result())
                    .contains(
                            AckResult.CREATED,
                            AckResult.UPDATED,
                            AckResult.UNCHANGED,
                            AckResult.STALE,
                            AckResult.DUPLICATE,
                            AckResult.PONG,
                            AckResult.INVALID,
                            AckResult.BAD_SIGNATURE,
                            AckResult.UNKNOWN_SOURCE,
                            AckResult.TYPE_NOT_ALLOWED,
                            AckResult.WRONG_AUDIENCE,
                            AckResult.MALFORMED);
            first.close();
            List<ConsumerRecord<byte[], byte[]>> replies = community.readAll(community.replies, 2);
            List<ConsumerRecord<byte[], byte[]>> letters = community.readAll(community.dead, 1);
            TableContents rows = TableContents.of(community);
            List<Map<String, Object>> ledger =
                    community.rows("SELECT to_jsonb(m)::text AS row FROM messages m ORDER BY message_id");
            assertThat(ledger).hasSize(sent.size());

            restart(community);
            assertThat(community.pollAcks().values())
                    .allSatisfy(copies -> assertThat(copies).hasSize(1));
            Records.admin(
                    community,
                    admin -> admin.deleteConsumerGroups(List.of(community.name)).all());
            // What is known of the sources now must not matter.
            community.sources.revoke("crm");
            restart(community);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(community.pollAcks().values())
                            .allSatisfy(copies -> assertThat(copies).hasSize(2)));

            community
                    .pollAcks()
                    .values()
                    .forEach(copies ->
                            assertThat(Records.content(copies.get(1))).isEqualTo(Records.content(copies.get(0))));
            assertThat(TableContents.of(community)).isEqualTo(rows);
            assertThat(community.rows("SELECT to_jsonb(m)::text AS row FROM messages m ORDER BY message_id"))
                    .isEqualTo(ledger);
            assertTwice(letters, community.readAll(community.dead, 1));
            assertTwice(replies, community.readAll(community.replies, 2));
        }
    }

    private static void assertTwice(
            List<ConsumerRecord<byte[], byte[]>> once, List<ConsumerRecord<byte[], byte[]>> twice) {
        List<List<Object>> expected = new ArrayList<>();
        once.forEach(kafka -> expected.add(Records.content(kafka)));
        once.forEach(kafka -> expected.add(Records.content(kafka)));
        assertThat(twice.stream().map(Records::content).toList()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Starts a consumer until it has nothing left to do. */
    private static void restart(Community community) {
        try (ConsumerService again = ConsumerService.start(community.options("consumer"))) {
            Awaitility.await().until(() -> Status.of(again).isReady());
            long next = community.count("SELECT next_offset FROM partition_progress");
            Awaitility.await().until(() -> committed(community) == next);
        }
    }

    private static long committed(Community community) {
        return Records.admin(
                        community,
                        admin -> admin.listConsumerGroupOffsets(community.name).partitionsToOffsetAndMetadata())
                .values()
                .stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    private static Sender limited(Community community) {
        Sender limited = new Sender(community, "limited");
        community
                .database
                .jdbi()
                .useHandle(handle -> handle.execute("UPDATE sources SET types = '{ping}' WHERE name = 'limited'"));
        return limited;
    }

    private void sendOneOfEachKind(Community community, Sender limited) {
        String dated =
                "{\"type\":\"people:upsert\",\"import_id\":\"1\",\"first_name\":\"A\",\"return\":\"resource\",\"issued_at\":\"2026-01-01T00:00:0%dZ\"}";
        String organization =
                "{\"type\":\"organizations:upsert\",\"name\":\"Acme\",\"people\":[{\"type\":\"people:upsert\",\"first_name\":\"%s\",\"contact_informations\":[{\"type\":\"Other\",\"info\":\"x\"}]}]}";
        for (String payload : List.of(
                dated.formatted(2),
                dated.formatted(2),
                dated.formatted(1),
                dated.formatted(3),
                "{\"type\":\"people:upsert\",\"import_id\":\"1\",\"note\":\"B\"}",
                organization.formatted("X"),
                organization.formatted("X"),
                organization.formatted("\\u0000"),
                "{\"type\":\"people:upsert\",\"first_name\":1,\"dob\":\"x\"}",
                "{\"type\":\"people:upsert\",\"id\":77,\"first_name\":\"A\"}",
                "{\"type\":\"ping\",\"audience\":\"" + "0".repeat(64) + "\"}",
                "{\"type\":\"ping\"}")) {
            sent.add(community.sendRaw(
                    Community.envelope(Community.canonical(payload), community.sender),
                    "key",
                    Records.header("kafka_replyTopic", community.replies),
                    Records.header("kafka_replyPartition", "\0\0\0\1"),
                    Records.header("kafka_correlationId", "c"),
                    Records.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                    Records.header("tracestate", "vendor=1")));
        }
        sent.add(limited.send("{'type':'people:upsert','first_name':'A'}"));
        sent.add(community.send("{\"type\":\"ping\"}", community.key));
        sent.add(community.sendRaw(Bytes.utf8("nonsense"), null));
        sent.add(community.sendRaw(null, "tombstone"));
        Bytes good = Community.envelope(Community.canonical("{\"type\":\"ping\"}"), community.sender);
        sent.add(community.sendRaw(Bytes.utf8(good.toUtf8().replace("ping", "pong")), null));
    }
}
