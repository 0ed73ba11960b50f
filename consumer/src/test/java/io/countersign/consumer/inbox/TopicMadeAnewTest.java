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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
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
                    .until(() -> committed(community) == records && applied(community, newTopic) == records);
            assertThat(community.rows("SELECT first_name FROM people"))
                    .hasToString("[{first_name=E" + (records - 1) + "}]");
            assertThat(community.count("SELECT count(*) FROM messages WHERE topic_id = '" + newTopic + "'"))
                    .isEqualTo(records);
            assertThat(community.count("SELECT count(*) FROM messages")).isEqualTo(4 + records);
            assertThat(community.count("SELECT count(*) FROM partition_progress"))
                    .isEqualTo(2);
            assertThat(community.readAll(community.acks, 1).size()).isEqualTo(4 + records);
        }
    }

    /**
     * Nobody notices but the broker: there is a topic of that name all the time, and when it is asked for the offset
     * after those that were read, it has it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void itsRecordsAreNotTakenForThoseOfTheOldOne(String protocol) throws Exception {
        try (Community community = new Community();
                Admin admin = Admin.create(Map.of("bootstrap.servers", community.kafka.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", community.kafka.bootstrapServers(), "linger.ms", 1_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            community.start(community.options(protocol));
            Expect.result(community.ack(community.send(PERSON.formatted("A"))), CREATED);
            Expect.result(community.ack(community.send(PERSON.formatted("B"))), UPDATED);
            List<ProducerRecord<byte[], byte[]>> records = IntStream.range(0, 40)
                    .mapToObj(i -> later(community, PERSON.formatted("E" + i)))
                    .toList();

            admin.deleteTopics(List.of(community.requests)).all().get();
            create(admin, community.requests);
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            producer.flush();

            for (Future<RecordMetadata> at : sent) {
                MessageId id = MessageId.of(
                        at.get().topic(), 0, at.get().offset(), at.get().timestamp());
                Expect.result(community.ack(id), UPDATED);
            }
            String newTopic = newest(community);
            Awaitility.await("all of the new topic applied and acknowledged")
                    .until(() -> committed(community) == 40 && applied(community, newTopic) == 40);
            assertThat(community.count("SELECT count(*) FROM messages WHERE topic_id = '" + newTopic + "'"))
                    .isEqualTo(40);
            assertThat(community.count("SELECT count(*) FROM messages")).isEqualTo(42);
            assertThat(community.rows("SELECT first_name FROM people")).hasToString("[{first_name=E39}]");
            assertThat(community.readAll(community.acks, 1).size()).isEqualTo(42);
        }
    }

    private static void create(Admin admin, String topic) throws Exception {
        while (true) {
            try {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get();
                return;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
            }
        }
    }

    private static long applied(Community community, String topicId) {
        return community.count(
                "SELECT COALESCE(max(next_offset), 0) FROM partition_progress WHERE topic_id = '" + topicId + "'");
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
        return community.send(later(community, payload));
    }

    private static ProducerRecord<byte[], byte[]> later(Community community, String payload) {
        byte[] value = Community.envelope(Community.canonical(payload), community.sender)
                .toArray();
        long later = System.currentTimeMillis() + 60_000;
        return new ProducerRecord<>(community.requests, 0, later, null, value);
    }
}
