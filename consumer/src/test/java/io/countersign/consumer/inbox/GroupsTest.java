package io.countersign.consumer.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.OptionsWith;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.ack.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
class GroupsTest {
    private static final int PARTITIONS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void consumersComeAndGoAndEachRecordIsAckedOnce(String protocol) {
        try (Community community = new Community(PARTITIONS)) {
            ConsumerService first = community.start(community.options(protocol));
            List<MessageId> sent = new ArrayList<>(send(community, 100));
            ConsumerService second = community.start(community.options(protocol));
            Awaitility.await("a share each").until(() -> {
                sent.addAll(send(community, 20));
                return partitions(first) == PARTITIONS / 2 && partitions(second) == PARTITIONS / 2;
            });
            sent.addAll(send(community, 300));
            first.close();
            sent.addAll(send(community, 100));
            Awaitility.await("all of it").until(() -> partitions(second) == PARTITIONS);
            sent.addAll(send(community, 50));
            for (MessageId id : sent) {
                assertThat(community.ack(id).result().status()).isEqualTo(AckStatus.PERSISTED);
            }
            Set<String> ids = sent.stream().map(MessageId::value).collect(Collectors.toSet());
            assertThat(community.pollAcks())
                    .containsOnlyKeys(ids)
                    .allSatisfy((id, copies) -> assertThat(copies).hasSize(1));
            assertThat(community.readAll(community.acks, 1)).hasSize(ids.size());
            assertThat(community.count("SELECT count(*) FROM messages")).isEqualTo(ids.size());
            assertThat(community.count("SELECT count(*) FROM people WHERE note <> last_name"))
                    .isZero();
        }
    }

    private static double partitions(ConsumerService consumer) {
        return Status.of(consumer).metric("countersign_partitions");
    }

    private int counter;

    /** Statements about a few people, each of whom stays in one partition; the last one tells how many there were. */
    private List<MessageId> send(Community community, int count) {
        List<MessageId> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int person = counter % (PARTITIONS * 3);
            String payload = "{\"type\":\"people:upsert\",\"import_id\":\"P%d\",\"last_name\":\"%d\",\"note\":\"%d\"}"
                    .formatted(person, counter, counter);
            byte[] value = Community.envelope(Community.canonical(payload), community.sender)
                    .toArray();
            sent.add(community.send(new ProducerRecord<>(community.requests, person % PARTITIONS, null, value)));
            counter++;
        }
        return sent;
    }

    @Test
    void topicsMayBeGivenByAPatternAndBeMadeLater() {
        try (Community community = new Community()) {
            var options = community.options("consumer");
            Map<String, Object> kafka = new java.util.HashMap<>(options.inbox().kafka());
            kafka.put("metadata.max.age.ms", 500);
            community.start(OptionsWith.inbox(
                    options,
                    new InboxOptions(
                            kafka,
                            Set.of(),
                            Pattern.compile(community.name + "[.]upserts.*"),
                            community.name,
                            "consumer",
                            500)));
            community.ack(community.send("{\"type\":\"ping\"}"));
            String later = community.requests + ".later";
            community.kafka.createTopic(later, 1, Map.of());
            byte[] value = Community.envelope(Community.canonical("{\"type\":\"ping\"}"), community.sender)
                    .toArray();
            community.ack(community.send(new ProducerRecord<>(later, value)));
        }
    }
}
