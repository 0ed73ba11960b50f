package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Records;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database lost by being restored from a backup is applied again from the topic, by itself. */
@Tag("servers")
class RestoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PEOPLE = "SELECT import_id, first_name, note FROM people ORDER BY import_id";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatItLostIsAppliedAgain(boolean running) {
        try (Community community = new Community()) {
            ConsumerService consumer = community.start();
            List<MessageId> kept = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                kept.add(community.send(person(i, "as it was")));
            }
            kept.forEach(community::ack);
            Backup backup = Backup.of(community);
            List<MessageId> lost = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                lost.add(community.send(person(i, "as it is")));
            }
            lost.add(community.send("{\"type\":\"ping\"}"));
            lost.add(community.send("{\"type\":\"people:upsert\",\"dob\":\"x\"}"));
            MessageId created = community.send(person(5, "as it is"));
            lost.forEach(community::ack);
            community.ack(created);
            List<Map<String, Object>> before = community.rows(PEOPLE);
            long ledger = community.count("SELECT count(*) FROM messages");
            assertThat(before).hasSize(6);

            if (!running) {
                consumer.close();
            }
            backup.restore();
            if (!running) {
                community.start();
            }

            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(community.rows(PEOPLE)).isEqualTo(before));
            assertThat(community.count("SELECT count(*) FROM messages")).isEqualTo(ledger);
            Awaitility.await().atMost(PATIENCE).until(() -> copies(community, created) == 2);
            for (MessageId id : lost) {
                List<ConsumerRecord<byte[], byte[]>> copies =
                        community.pollAcks().get(id.value());
                assertThat(copies).hasSize(2);
                assertThat(Records.content(copies.get(1))).isEqualTo(Records.content(copies.get(0)));
            }
            assertThat(kept).allSatisfy(id -> assertThat(copies(community, id)).isEqualTo(1));
            for (int i = 6; i < 60; i++) {
                lost.add(community.send(person(i, "as it is")));
            }
            assertThat(lost.subList(7, lost.size()))
                    .allSatisfy(id -> assertThat(community.ack(id).errors()).isEmpty());
        }
    }

    private static int copies(Community community, MessageId id) {
        return community.pollAcks().get(id.value()).size();
    }

    private static String person(int i, String note) {
        return "{\"type\":\"people:upsert\",\"import_id\":\"%d\",\"first_name\":\"A\",\"note\":\"%s\"}"
                .formatted(i, note);
    }
}
