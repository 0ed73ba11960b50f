package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AckThreadTest {
    private static final MessageId ID = MessageId.of("upserts", 0, 1, 0);

    private final AckReader reader = new AckReader(Community.KEY.publicKey());
    private final PendingAcks pending = new PendingAcks(reader);
    private final Script script = new Script();
    private final CompletableFuture<Ack> acknowledged = new CompletableFuture<>();

    @Test
    void whatKafkaRefusesIsToldAndTriedAgain() {
        pending.accepted(pending.sending("a"), ID, acknowledged);
        script.fail(new AuthenticationException("no"));
        script.fail(new AuthenticationException("still no"));
        try (AckThread thread = new AckThread(script, reader, pending)) {
            await().until(() -> thread.failure().isPresent());
            assertThat(thread.failure()).containsInstanceOf(AuthenticationException.class);

            script.give(record(ID.value(), Community.ack(ID, AckResult.CREATED)));

            assertThat(acknowledged).succeedsWithin(Duration.ofSeconds(10));
            await().until(() -> thread.failure().isEmpty());
        }
        assertThat(script.closed).isTrue();
    }

    @Test
    void recordsThatAreNoAcksArePassedOver() {
        pending.accepted(pending.sending("a"), ID, acknowledged);
        script.give(new ConsumerRecord<>("acks", 0, 0, "a", null));
        script.give(record("nonsense", Community.ack(ID, AckResult.CREATED)));
        script.give(record(null, Community.ack(ID, AckResult.INVALID, Community.STRANGER)));
        script.give(new ConsumerRecord<>("acks", 0, 0, "a", new byte[] {1}));
        script.give(record(ID.value(), Bytes.utf8("{}")));
        script.give(record(ID.value(), Community.ack(ID, AckResult.INVALID, Community.STRANGER)));
        script.give(record(ID.value(), Community.ack(ID, AckResult.UPDATED)));
        try (AckThread thread = new AckThread(script, reader, pending)) {
            assertThat(acknowledged)
                    .succeedsWithin(Duration.ofSeconds(10))
                    .extracting(ack -> ack.payload().result())
                    .isEqualTo(AckResult.UPDATED);
            assertThat(thread.failure()).isEmpty();
        }
    }

    @Test
    void anAckWithoutHeaderIsMatchedByItsPayload() {
        pending.accepted(pending.sending("a"), ID, acknowledged);
        script.give(new ConsumerRecord<>(
                "acks", 0, 0, "a", Community.ack(ID, AckResult.CREATED).toArray()));
        try (AckThread thread = new AckThread(script, reader, pending)) {
            assertThat(acknowledged).succeedsWithin(Duration.ofSeconds(10));
            assertThat(thread.failure()).isEmpty();
        }
    }

    @Test
    void closingEndsTheWait() {
        pending.accepted(pending.sending("a"), ID, acknowledged);
        new AckThread(script, reader, pending).close();

        assertThat(acknowledged).isCompletedExceptionally();
    }

    private static ConsumerRecord<String, byte[]> record(@Nullable String id, Bytes value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("acks", 0, 0, "a", value.toArray());
        record.headers().add(AckThread.MESSAGE_ID_HEADER, id == null ? null : id.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** Plays what it was given, then waits. */
    private static final class Script implements AckRecords {
        private final LinkedBlockingQueue<Object> steps = new LinkedBlockingQueue<>();
        private volatile boolean closed;

        void fail(RuntimeException failure) {
            steps.add(failure);
        }

        void give(ConsumerRecord<String, byte[]> record) {
            steps.add(List.of(record));
        }

        @Override
        @SuppressWarnings("unchecked")
        public Iterable<ConsumerRecord<String, byte[]>> poll(Duration timeout) {
            Object step;
            try {
                step = steps.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new org.apache.kafka.common.errors.InterruptException(e);
            }
            if (step instanceof RuntimeException failure) {
                throw failure;
            }
            return step == null ? List.of() : (List<ConsumerRecord<String, byte[]>>) step;
        }

        @Override
        public void wakeup() {
            steps.add(new WakeupException());
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
