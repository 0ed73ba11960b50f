package io.countersign.consumer.acks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Records;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A reply topic is chosen by a sender: whatever is the matter with it, acks go out. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class RepliesTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String PERSON = "{\"type\":\"people:upsert\",\"import_id\":\"%d\",\"first_name\":\"A\","
            + "\"note\":\"%s\",\"return\":\"resource\"}";

    private static MessageId ask(Community community, int person, String note) {
        return community.sendRaw(
                Community.envelope(Community.canonical(PERSON.formatted(person, note)), community.sender),
                null,
                Records.header("kafka_replyTopic", community.replies));
    }

    private static void ackedWithin(Community community, List<MessageId> ids) {
        Awaitility.await()
                .atMost(BOUND)
                .until(() -> community
                        .pollAcks()
                        .keySet()
                        .containsAll(ids.stream().map(MessageId::value).toList()));
        ids.forEach(id -> assertThat(community.ack(id).result()).isEqualTo(AckResult.CREATED));
    }

    private static List<MessageId> ask(Community community, int from, int to) {
        List<MessageId> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add(ask(community, i, ""));
        }
        return ids;
    }

    @Test
    void oneThatDoesNotExistDelaysAcksOnlyOnceAndGetsItsCopiesWhenItDoes() {
        try (Community community = new Community()) {
            Records.admin(
                    community,
                    admin -> admin.deleteTopics(List.of(community.replies)).all());
            Status status = Status.of(community.start());
            ackedWithin(community, ask(community, 0, 5));
            assertThat(status.metric("countersign_replies_left_out_total")).isEqualTo(5);
            Awaitility.await().until(status::isReady);
            ackedWithin(community, ask(community, 5, 10));
            assertThat(status.metric("countersign_replies_left_out_total")).isEqualTo(10);

            community.kafka.createTopic(community.replies, 1, Map.of());
            Awaitility.await().atMost(BOUND).until(() -> {
                ackedWithin(community, List.of(ask(community, (int) System.nanoTime(), "")));
                return !community.readAll(community.replies, 1).isEmpty();
            });
            assertThat(community.readAll(community.acks, 1).size())
                    .isEqualTo(community.pollAcks().size());
        }
    }

    @Test
    void oneThatIsDeletedWhileItIsInUse() {
        try (Community community = new Community()) {
            Status status = Status.of(community.start());
            ackedWithin(community, ask(community, 0, 5));
            assertThat(community.readAll(community.replies, 2).size()).isEqualTo(5);
            Records.admin(
                    community,
                    admin -> admin.deleteTopics(List.of(community.replies)).all());
            List<MessageId> ids = ask(community, 5, 10);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> community.pollAcks().size() == 10);
            assertThat(status.metric("countersign_replies_left_out_total")).isEqualTo(5);
            ackedWithin(community, ids);
            assertThat(community.readAll(community.acks, 1).size()).isEqualTo(10);
        }
    }

    @Test
    void oneThatTakesSmallRecordsOnlyGetsThoseThatAreSmall() {
        try (Community community = new Community()) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, community.replies);
            Records.admin(
                    community,
                    admin -> admin.incrementalAlterConfigs(Map.of(
                                    topic,
                                    List.of(new AlterConfigOp(
                                            new ConfigEntry("max.message.bytes", "5000"), AlterConfigOp.OpType.SET))))
                            .all());
            Status status = Status.of(community.start());
            MessageId large = ask(community, 1, Records.random(20_000));
            List<MessageId> small = ask(community, 2, 6);
            ackedWithin(community, List.of(large));
            ackedWithin(community, small);
            assertThat(community.readAll(community.replies, 2))
                    .extracting(reply -> Records.header(reply, "message_id"))
                    .containsExactlyInAnyOrderElementsOf(
                            small.stream().map(MessageId::value).toList());
            assertThat(status.metric("countersign_replies_left_out_total")).isEqualTo(1);
        }
    }
}
