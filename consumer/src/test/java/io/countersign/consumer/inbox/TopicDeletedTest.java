package io.countersign.consumer.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.OptionsWith;
import io.countersign.consumer.ProcessorOptions;
import io.countersign.consumer.Records;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class TopicDeletedTest {
    /** Offsets of a topic that is gone cannot be committed, and acks are published only with their offsets. */
    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void itsUnacknowledgedRecordsDoNotHoldUpThoseOfOthers(String protocol) {
        try (Community community = new Community()) {
            String other = community.requests + ".other";
            community.kafka.createTopic(other, 1, Map.of());
            community.start(reading(community, protocol, Set.of(community.requests, other)));
            community.ack(community.send(person(community, other, 0)));
            community.ack(community.send(person(community, community.requests, 1)));
            List<MessageId> sent = new ArrayList<>();
            try (Handle handle = community.database.jdbi().open()) {
                handle.begin();
                handle.execute("LOCK TABLE people IN ACCESS EXCLUSIVE MODE");
                for (int i = 2; i < 12; i++) {
                    community.send(person(community, other, 100 + i));
                    sent.add(community.send(person(community, community.requests, i)));
                }
                Awaitility.await().until(() -> waiting(handle));
                Records.admin(
                        community, admin -> admin.deleteTopics(List.of(other)).all());
                handle.rollback();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> community
                            .pollAcks()
                            .keySet()
                            .containsAll(sent.stream().map(MessageId::value).toList()));
            assertThat(sent).allSatisfy(id -> {
                assertThat(community.ack(id).result()).isEqualTo(AckResult.CREATED);
                assertThat(community.pollAcks().get(id.value())).hasSize(1);
            });
        }
    }

    private static boolean waiting(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static ProducerRecord<byte[], byte[]> person(Community community, String topic, int i) {
        String payload = "{\"type\":\"people:upsert\",\"import_id\":\"" + i + "\",\"first_name\":\"A\"}";
        return new ProducerRecord<>(
                topic,
                Community.envelope(Community.canonical(payload), community.sender)
                        .toArray());
    }

    private static ProcessorOptions reading(Community community, String protocol, Set<String> topics) {
        ProcessorOptions options = community.options(protocol);
        return OptionsWith.inbox(
                options, new InboxOptions(options.inbox().kafka(), topics, null, community.name, protocol, 500));
    }
}
