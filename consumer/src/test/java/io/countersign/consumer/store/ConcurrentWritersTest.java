package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.ack.MessageId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class ConcurrentWritersTest {
    private static final int SUBJECTS = 60;
    private static final int ROUNDS = 4;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void twoConsumersThatCreateAndChangeTheSameRecordsAgree() {
        try (Community community = new Community(2)) {
            List<ConsumerService> consumers = List.of(community.start(), community.start());
            Awaitility.await("a partition each")
                    .until(() -> consumers.stream().allMatch(c -> Status.of(c).metric("countersign_partitions") == 1));
            List<MessageId> sent = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                sent.addAll(send(community, round));
            }
            for (MessageId id : sent) {
                AckPayload ack = community.ack(id);
                assertThat(ack.result().status())
                        .as("%s with the seed %d", ack, seed)
                        .isEqualTo(AckStatus.PERSISTED);
            }
            assertThat(community.count("SELECT count(*) FROM people")).isEqualTo(2L * SUBJECTS * ROUNDS);
            assertThat(community.count("SELECT count(DISTINCT import_key) FROM people"))
                    .isEqualTo(2L * SUBJECTS * ROUNDS);
            assertThat(community.count("SELECT count(*) FROM organizations")).isEqualTo((long) SUBJECTS * ROUNDS);
            assertThat(community.count("SELECT count(*) FROM contact_informations"))
                    .isEqualTo((long) SUBJECTS * ROUNDS);
            assertThat(community.count("SELECT count(*) FROM categories")).isEqualTo(2);
            assertThat(community.count("SELECT count(*) FROM messages")).isEqualTo(sent.size());
        }
    }

    @Test
    void twoConsumersThatMatchTheSamePeopleAtTheSameMomentMakeEachOnlyOnce() {
        try (Community community = new Community(2)) {
            List<ConsumerService> consumers = List.of(community.start(), community.start());
            Awaitility.await("a partition each")
                    .until(() -> consumers.stream().allMatch(c -> Status.of(c).metric("countersign_partitions") == 1));
            List<MessageId> sent = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (int system = 0; system < 2; system++) {
                    List<String> statements = new ArrayList<>();
                    for (int i = 0; i < SUBJECTS; i++) {
                        statements.add(matched(round, system, i));
                    }
                    Collections.shuffle(statements, random);
                    for (String statement : statements) {
                        sent.add(send(community, system, statement));
                    }
                }
            }
            for (MessageId id : sent) {
                AckPayload ack = community.ack(id);
                assertThat(ack.result().status())
                        .as("%s with the seed %d", ack, seed)
                        .isEqualTo(AckStatus.PERSISTED);
            }
            assertThat(community.count("SELECT count(*) FROM people")).isEqualTo((long) SUBJECTS * ROUNDS);
            assertThat(community.count("SELECT count(*) FROM person_aliases")).isEqualTo((long) SUBJECTS * ROUNDS);
            assertThat(community.count("SELECT count(*) FROM contact_informations"))
                    .isEqualTo(2L * SUBJECTS * ROUNDS);
        }
    }

    /** One system knows the person by e-mail, the other by phone too, each by an import_id of its own. */
    private static String matched(int round, int system, int i) {
        String person = round + "-" + i;
        return """
                {"type":"people:upsert","import_id":"%s-%s","match":%s,"first_name":"A","contact_informations":[
                 {"type":"Email","info":"%s@example.com"},{"type":"CellNumber","info":"+1416555%04d"}]}""".formatted(
                        system, person, system == 0 ? "[\"email\"]" : "[\"phone\",\"email\"]", person, 100 * round + i);
    }

    @Test
    void twoConsumersThatMergeAndChangeTheSamePeopleAgree() {
        try (Community community = new Community(2)) {
            List<ConsumerService> consumers = List.of(community.start(), community.start());
            Awaitility.await("a partition each")
                    .until(() -> consumers.stream().allMatch(c -> Status.of(c).metric("countersign_partitions") == 1));
            List<MessageId> made = new ArrayList<>();
            for (int i = 0; i < SUBJECTS; i++) {
                for (String twin : List.of("a", "b")) {
                    made.add(send(community, 0, """
                            {"type":"people:upsert","import_id":"%s%d","first_name":"A","contact_informations":[
                             {"type":"Email","info":"%s%d@example.com"}]}""".formatted(twin, i, twin, i)));
                }
            }
            made.forEach(community::ack);
            List<MessageId> sent = new ArrayList<>();
            for (int i = 0; i < SUBJECTS; i++) {
                sent.add(send(community, 0, """
                        {"type":"people:upsert","import_id":"a%d","match":["email"],"on_conflict":"merge",
                         "contact_informations":[{"type":"Email","info":"b%d@example.com"}]}""".formatted(i, i)));
                sent.add(send(community, 1, """
                        {"type":"people:upsert","import_id":"b%d","contact_informations":[
                         {"type":"Other","info":"late"}]}""".formatted(SUBJECTS - 1 - i)));
            }
            for (MessageId id : sent) {
                AckPayload ack = community.ack(id);
                assertThat(ack.result())
                        .as("%s with the seed %d", ack, seed)
                        .isIn(AckResult.MERGED, AckResult.UPDATED, AckResult.UNCHANGED);
            }
            assertThat(community.count("SELECT count(*) FROM people")).isEqualTo((long) SUBJECTS);
            assertThat(community.count("SELECT count(*) FROM merges")).isEqualTo((long) SUBJECTS);
            assertThat(community.count("SELECT count(*) FROM contact_informations"))
                    .isEqualTo(3L * SUBJECTS);
        }
    }

    /** The same statements to both partitions, each in an order of its own. */
    private List<MessageId> send(Community community, int round) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            String name = round + "-" + i;
            statements.add("""
                    {"type":"people:upsert","import_id":"%s","first_name":"A","category":{"name_en":"Both"},
                     "contact_informations":[{"type":"Other","info":"x","main":true}]}""".formatted(name));
            statements.add("""
                    {"type":"organizations:upsert","import_id":"%s","name":"B","category":{"name_en":"Both"},
                     "people":[{"type":"people:upsert","import_id":"%s","first_name":"A"},
                      {"type":"people:upsert","first_name":"Keyless"}]}""".formatted(name, name));
        }
        List<MessageId> sent = new ArrayList<>();
        List<String> other = new ArrayList<>(statements);
        Collections.shuffle(other, random);
        for (int i = 0; i < statements.size(); i++) {
            sent.add(send(community, 0, statements.get(i)));
            sent.add(send(community, 1, other.get(i)));
        }
        return sent;
    }

    private static MessageId send(Community community, int partition, String statement) {
        byte[] value = Community.envelope(Community.canonical(statement), community.sender)
                .toArray();
        return community.send(new ProducerRecord<>(community.requests, partition, null, value));
    }
}
