package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Records;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a restored database lost is acknowledged with the same bytes again, ids included, whoever applies it now and
 * whatever of other partitions comes in between.
 */
@Tag("servers")
class ScatteredRestoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 4;
    private static final int ROUNDS = 25;

    /** Told in all partitions, so that it is a matter of luck which of them creates what it says, and when. */
    private static final String SHARED = """
            {"type":"people:upsert","import_id":"shared#","first_name":"S","category":{"name_en":"Shared #"},
             "contact_informations":[{"type":"Other","info":"#"},{"type":"Website","info":"#.example.com"}]}""";

    /** $ is a partition, # a round. One is wrong. */
    private static final List<String> MIX = List.of("""
            {"type":"people:upsert","import_id":"p$-#","first_name":"A","category":{"name_en":"C$-#"},
             "contact_informations":[{"type":"Email","info":"p$-#@example.com"},{"type":"Other","info":"#"}],
             "addresses":[{"name":"Home","zip":"#"}],"household":{"import_id":"h$-#","name":"H"}}""", """
            {"type":"organizations:upsert","import_id":"wrong$-#","name":"O",
             "contact_informations":[{"type":"Other","info":"#"}],
             "people":[{"type":"people:upsert","first_name":"N"},{"type":"people:upsert","id":123456}]}""", """
            {"type":"organizations:upsert","import_id":"o$-#","name":"O","people":[
             {"type":"people:upsert","first_name":"Nameless"},{"type":"people:upsert","import_id":"p$-#","last_name":"B"},
             {"type":"people:upsert","import_id":"m$-#","last_name":"M",
              "contact_informations":[{"type":"Other","info":"#"}]}]}""", """
            {"type":"people:upsert","first_name":"Nameless # of $"}""", """
            {"type":"people:upsert","import_id":"q$-#","first_name":"Q","match":["email"],
             "contact_informations":[{"type":"Email","info":"p$-#@example.com"}],
             "contact_assignments":[{"assigned_to":{"import_id":"m$-#"}}]}""", """
            {"type":"person:delete","import_id":"m$-#"}""");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyCopyOfEveryAckIsTheSame(boolean running) {
        try (Community community = new Community(PARTITIONS)) {
            List<ConsumerService> consumers = List.of(community.start(), community.start());
            Awaitility.await("two partitions each")
                    .until(() -> consumers.stream().allMatch(c -> Status.of(c).metric("countersign_partitions") == 2));
            send(community, 0, 5).forEach(community::ack);
            Backup backup = Backup.of(community);
            List<MessageId> lost = new ArrayList<>();
            for (int round = 5; round < ROUNDS; round += 5) {
                lost.addAll(send(community, round, round + 5));
                community.ack(lost.get(lost.size() - 1));
            }
            lost.forEach(community::ack);

            if (!running) {
                consumers.forEach(ConsumerService::close);
            }
            backup.restore();
            if (!running) {
                community.start();
            }

            Awaitility.await("all acks again").atMost(PATIENCE).until(() -> {
                var acks = community.pollAcks();
                return lost.stream().allMatch(id -> acks.get(id.value()).size() == 2);
            });
            var acks = community.pollAcks();
            for (MessageId id : lost) {
                List<ConsumerRecord<byte[], byte[]>> copies = acks.get(id.value());
                assertThat(copies).hasSize(2);
                assertThat(Records.content(copies.get(1))).isEqualTo(Records.content(copies.get(0)));
            }
        }
    }

    private static List<MessageId> send(Community community, int from, int to) {
        List<MessageId> sent = new ArrayList<>();
        for (int round = from; round < to; round++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                var unused = send(community, partition, round, SHARED);
            }
            for (String message : MIX) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sent.add(send(community, partition, round, message));
                }
            }
        }
        return sent;
    }

    private static MessageId send(Community community, int partition, int round, String message) {
        String payload = message.replace("$", Integer.toString(partition)).replace("#", Integer.toString(round));
        byte[] value = Community.envelope(Community.canonical(payload), community.sender)
                .toArray();
        return community.send(new ProducerRecord<>(community.requests, partition, null, value));
    }
}
