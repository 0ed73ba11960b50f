package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.ack.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two consumers move the same few people between the same few households, and assign them to each other. */
@Tag("servers")
class ConcurrentMovesTest {
    private static final int PEOPLE = 8;
    private static final int HOUSEHOLDS = 4;
    private static final int STATEMENTS = 300;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void everyoneLivesInOneHouseholdAndEachHasOnePrimaryContact() {
        try (Community community = new Community(2)) {
            List<ConsumerService> consumers = List.of(community.start(), community.start());
            Awaitility.await("a partition each")
                    .until(() -> consumers.stream().allMatch(c -> Status.of(c).metric("countersign_partitions") == 1));
            List<MessageId> sent = new ArrayList<>();
            for (int i = 0; i < STATEMENTS; i++) {
                sent.add(send(community, i % 2, statement()));
            }
            for (MessageId id : sent) {
                AckPayload ack = community.ack(id);
                assertThat(ack.result().status())
                        .as("%s with the seed %d", ack, seed)
                        .isEqualTo(AckStatus.PERSISTED);
            }
            assertThat(community.count("SELECT count(*) FROM people")).isEqualTo(PEOPLE);
            assertThat(community.count("SELECT count(*) FROM household_members"))
                    .isPositive();
            assertThat(community.count("SELECT count(*) FROM contact_assignments"))
                    .isPositive();
        }
    }

    private String statement() {
        return switch (random.nextInt(3)) {
            case 0 -> """
                    {"type":"people:upsert","import_id":"p%d","first_name":"A",
                     "household":{"import_id":"h%d","name":"H","title":"%d","main":%b}}""".formatted(person(), random.nextInt(HOUSEHOLDS), random.nextInt(9), random.nextBoolean());
            case 1 -> """
                    {"type":"people:upsert","import_id":"p%d","first_name":"A","household":{"main":%b,"phone":"%d"}}""".formatted(person(), random.nextBoolean(), random.nextInt(9));
            default -> twoPeople(person());
        };
    }

    private String twoPeople(int one) {
        int other = (one + 1 + random.nextInt(PEOPLE - 1)) % PEOPLE;
        return """
                {"type":"households:upsert","import_id":"h%d","name":"H","people":[
                 {"type":"people:upsert","import_id":"p%d","first_name":"A","collaboration":{"main":true},
                  "contact_assignments":[{"assigned_to":{"import_id":"p%d"}}]},
                 {"type":"people:upsert","import_id":"p%d","first_name":"A","collaboration":{"main":false}}]}""".formatted(random.nextInt(HOUSEHOLDS), one, other, other);
    }

    private int person() {
        return random.nextInt(PEOPLE);
    }

    private static MessageId send(Community community, int partition, String statement) {
        byte[] value = Community.envelope(Community.canonical(statement), community.sender)
                .toArray();
        return community.send(new ProducerRecord<>(community.requests, partition, null, value));
    }
}
