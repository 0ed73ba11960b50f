package io.countersign.consumer.acks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Records;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While acks cannot be published nothing is lost, and operators see it. */
@Tag("servers")
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aTopicOfAcksThatIsNotThere() {
        try (Community community = new Community()) {
            Records.admin(
                    community,
                    admin -> admin.deleteTopics(List.of(community.dead)).all());
            Status status = Status.of(community.start());
            List<MessageId> sent = IntStream.range(0, 10)
                    .mapToObj(i -> community.send("{\"type\":\"people:upsert\",\"import_id\":\"" + i + "\"}"))
                    .toList();
            // One look: the group may give the partition anew between two.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status.get("/readyz").body())
                            .contains("\"assignment\":\"ok\"", "\"database\":\"ok\"")
                            .doesNotContain("\"broker\":\"ok\""));
            assertThat(status.isReady()).isFalse();
            assertThat(community.pollAcks()).isEmpty();
            community.kafka.createTopic(community.dead, 1, Map.of());
            for (MessageId id : sent) {
                assertThat(community.ack(id).result()).isEqualTo(AckResult.INVALID);
            }
            Awaitility.await().atMost(PATIENCE).until(status::isReady);
            assertThat(community.readAll(community.dead, 1)).hasSize(sent.size());
            assertThat(community.readAll(community.acks, 1)).hasSize(sent.size());
        }
    }
}
