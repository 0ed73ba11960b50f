package io.countersign.consumer.acks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Records;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class CommittedOffsetsTest {
    /** Kafka keeps offsets by name: this one was committed by a batch of the old topic that was still under way. */
    @Test
    void whatWasCommittedOfATopicSaysNothingOfOneMadeAnew() {
        try (Community community = new Community()) {
            ConsumerService consumer = community.start();
            List<MessageId> sent = acked(community);
            consumer.close();
            commit(community, new OffsetAndMetadata(5, Uuid.randomUuid().toString()));
            community.start();
            Awaitility.await("acks that were never committed of this topic")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(sent)
                            .allSatisfy(id -> assertThat(community.pollAcks().get(id.value()))
                                    .hasSize(2)));
        }
    }

    @Test
    void whatKafkasToolsCommitIsHonoured() {
        try (Community community = new Community()) {
            ConsumerService consumer = community.start();
            List<MessageId> sent = acked(community);
            consumer.close();
            commit(community, new OffsetAndMetadata(3));
            community.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> community.pollAcks().get(sent.get(4).value()).size() == 2);
            assertThat(sent)
                    .extracting(id -> community.pollAcks().get(id.value()).size())
                    .containsExactly(1, 1, 1, 2, 2);
        }
    }

    private static List<MessageId> acked(Community community) {
        List<MessageId> sent = IntStream.range(0, 5)
                .mapToObj(i ->
                        community.send("{\"type\":\"people:upsert\",\"first_name\":\"A\",\"nonce\":\"" + i + "\"}"))
                .toList();
        sent.forEach(community::ack);
        return sent;
    }

    private static void commit(Community community, OffsetAndMetadata offset) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            Records.admin(
                    community,
                    admin -> admin.alterConsumerGroupOffsets(
                                    community.name, Map.of(new TopicPartition(community.requests, 0), offset))
                            .all());
            return true;
        });
    }
}
