package io.countersign.consumer.inbox;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Records;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.ack.MessageId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicMadeAnewTest {
    private static final String PERSON = "{\"type\":\"people:upsert\",\"import_id\":\"1\",\"first_name\":\"%s\"}";

    /** At once: the group has not noticed that the topic was gone, and finds fewer or more records than it has read. */
    @ParameterizedTest
    @CsvSource({
        "consumer, 2, true",
        "classic, 2, true",
        "consumer, 6, false",
        "classic, 6, false",
        "consumer, 40, true",
        "classic, 40, true"
    })
    void itsRecordsAreAppliedFromTheFirstOn(String protocol, int records, boolean atOnce) {
        try (Community community = new Community()) {
            Status status = Status.of(community.start(community.options(protocol)));
            Expect.result(community.ack(community.send(PERSON.formatted("A"))), CREATED);
            for (String name : List.of("B", "C", "D")) {
                Expect.result(community.ack(community.send(PERSON.formatted(name))), UPDATED);
            }
            Records.admin(
                    community,
                    admin -> admin.deleteTopics(List.of(community.requests)).all());
            Awaitility.await().until(() -> atOnce || status.metric("countersign_partitions") == 0);
            Awaitility.await().ignoreExceptions().until(() -> {
                community.kafka.createTopic(community.requests, 1, Map.of());
                return true;
            });
            List<MessageId> anew = IntStream.range(0, records)
                    .mapToObj(i -> sendLater(community, PERSON.formatted("E" + i)))
                    .toList();
            anew.forEach(id -> assertThat(community.ack(id).result().status()).isEqualTo(AckStatus.PERSISTED));
            String newTopic = newest(community);
            Awaitility.await("all of the new topic applied and acknowledged")
                    .until(() -> committed(community) == records
                            && community.count(
                                            "SELECT COALESCE(max(next_offset), 0) FROM partition_progress WHERE topic_id = '"
                                                    + newTopic + "'")
                                    == records);
            assertThat(community.rows("SELECT first_name FROM people"))
                    .hasToString("[{first_name=E" + (records - 1) + "}]");
            assertThat(community.count("SELECT count(*) FROM messages WHERE topic_id = '" + newTopic + "'"))
                    .isEqualTo(records);
            assertThat(community.count("SELECT count(*) FROM messages")).isEqualTo(4 + records);
            assertThat(community.count("SELECT count(*) FROM partition_progress"))
                    .isEqualTo(2);
            assertThat(community.readAll(community.acks, 1)).hasSize(4 + records);
        }
    }

    private static String newest(Community community) {
        Uuid id = Records.admin(
                        community,
                        admin -> admin.describeTopics(List.of(community.requests))
                                .allTopicNames())
                .get(community.requests)
                .topicId();
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString();
    }

    private static long committed(Community community) {
        return Records.admin(
                        community,
                        admin -> admin.listConsumerGroupOffsets(community.name).partitionsToOffsetAndMetadata())
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    /** A message_id does not tell topics of one name apart, but times. */
    private static MessageId sendLater(Community community, String payload) {
        byte[] value = Community.envelope(Community.canonical(payload), community.sender)
                .toArray();
        long later = System.currentTimeMillis() + 60_000;
        return community.send(new ProducerRecord<>(community.requests, 0, later, null, value));
    }
}
