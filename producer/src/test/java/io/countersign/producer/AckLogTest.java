package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class AckLogTest {
    private static final MessageId ONE = MessageId.of("upserts", 0, 1, 0);
    private static final MessageId TWO = MessageId.of("upserts", 0, 2, 0);
    private static final MessageId THREE = MessageId.of("upserts", 0, 3, 0);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Topics topics = new Topics(1);

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void readsFromTheBeginningToTheEnd() {
        topics.commit(topics.ack(ONE, AckResult.CREATED));
        topics.abort(topics.ack(TWO, AckResult.CREATED));
        topics.commit(topics.ack(THREE, Community.ack(THREE, AckResult.CREATED, Community.STRANGER)));
        topics.commit(topics.ack(THREE, Bytes.utf8("{}")));
        topics.commit(new ProducerRecord<>(topics.acks, "k", null));

        List<AckLogEntry> entries = readAll(4);

        assertThat(entries.get(0)).isInstanceOfSatisfying(AckLogEntry.Verified.class, entry -> {
            assertThat(entry.ack().payload().messageId()).isEqualTo(ONE);
            assertThat(entry.place().key()).isEqualTo("key of " + ONE);
            assertThat(entry.place().offset()).isZero();
        });
        assertThat(entries.subList(1, 4))
                .allSatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                AckLogEntry.Untrusted.class,
                                untrusted -> assertThat(untrusted.reason()).isNotBlank()));
    }

    @Test
    void anEmptyTopicIsReadAtOnce() {
        assertThat(readAll(0)).isEmpty();
    }

    @Test
    void followsFromTheEnd() {
        topics.commit(topics.ack(ONE, AckResult.CREATED));
        readAll(1);
        try (AckLog log = open(Start.END)) {
            assertThat(log.caughtUp()).isTrue();
            topics.commit(topics.ack(TWO, AckResult.CREATED));

            List<AckLogEntry> entries = new ArrayList<>();
            await().until(() -> entries.addAll(log.poll(SHORT)) && !entries.isEmpty());

            assertThat(entries)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            AckLogEntry.Verified.class,
                            entry -> assertThat(entry.ack().payload().messageId())
                                    .isEqualTo(TWO));
        }
    }

    @Test
    void startsWithTheFirstThatIsNotOlderThanATime() {
        // Ahead of the clock, which is what the markers of transactions have.
        Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);
        topics.commit(at(time.minusSeconds(60), topics.ack(ONE, AckResult.CREATED)));
        topics.commit(at(time, topics.ack(TWO, AckResult.CREATED)));
        topics.commit(at(time.plusSeconds(60), topics.ack(THREE, AckResult.CREATED)));
        readAll(3);

        assertThat(ids(readAll(Start.at(time)))).containsExactly(TWO, THREE);
        assertThat(ids(readAll(Start.at(time.minusMillis(1))))).containsExactly(TWO, THREE);
        assertThat(ids(readAll(Start.at(time.plusMillis(1))))).containsExactly(THREE);
        assertThat(readAll(Start.at(time.plusSeconds(61)))).isEmpty();
        assertThat(ids(readAll(Start.at(Instant.EPOCH.minusSeconds(1))))).containsExactly(ONE, TWO, THREE);
    }

    private static ProducerRecord<String, byte[]> at(Instant time, ProducerRecord<String, byte[]> ack) {
        return new ProducerRecord<>(
                ack.topic(), ack.partition(), time.toEpochMilli(), ack.key(), ack.value(), ack.headers());
    }

    private static List<MessageId> ids(List<AckLogEntry> entries) {
        return entries.stream()
                .map(entry -> ((AckLogEntry.Verified) entry).ack().payload().messageId())
                .toList();
    }

    @Test
    void aPollCanBeEnded() {
        try (AckLog log = open(Start.END)) {
            CompletableFuture<Void> waking = CompletableFuture.runAsync(log::wakeup);
            assertThat(log.poll(Duration.ofMinutes(10))).isEmpty();
            assertThat(waking).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void partitionsThatAreAddedAreReadFromTheirBeginning() {
        Map<String, Object> kafka = new HashMap<>(topics.kafka);
        kafka.put("metadata.max.age.ms", 200);
        try (TopicRecords records = TopicRecords.open(kafka, topics.acks, Start.END)) {
            topics.addAcksPartitions(2);
            topics.commit(new ProducerRecord<>(topics.acks, 1, "k", new byte[] {7}));

            List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                records.poll(SHORT).forEach(seen::add);
                return !seen.isEmpty();
            });

            assertThat(seen)
                    .singleElement()
                    .satisfies(record -> assertThat(record.partition()).isEqualTo(1));
        }
    }

    /** Reads again until so many are there, because Kafka shows a transaction a moment after its commit returned. */
    private List<AckLogEntry> readAll(int expected) {
        return await().until(() -> readAll(Start.BEGINNING), entries -> entries.size() == expected);
    }

    private List<AckLogEntry> readAll(Start start) {
        List<AckLogEntry> entries = new ArrayList<>();
        try (AckLog log = open(start)) {
            while (!log.caughtUp()) {
                entries.addAll(log.poll(SHORT));
            }
        }
        return entries;
    }

    private AckLog open(Start start) {
        return AckLog.open(topics.kafka, topics.acks, Community.KEY.publicKey(), start);
    }
}
