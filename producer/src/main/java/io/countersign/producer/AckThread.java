package io.countersign.producer;

import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.UntrustedAckException;
import io.countersign.schema.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that hands the records of the acks topic to those who wait; what Kafka refuses is tried again and told. */
final class AckThread implements AutoCloseable {
    static final String MESSAGE_ID_HEADER = "message_id";

    private static final Logger log = LoggerFactory.getLogger(AckThread.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final AckRecords records;
    private final AckReader reader;
    private final PendingAcks pending;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "countersign-acks");
    private volatile @Nullable RuntimeException failure;

    AckThread(AckRecords records, AckReader reader, PendingAcks pending) {
        this.records = records;
        this.reader = reader;
        this.pending = pending;
        thread.setDaemon(true);
        thread.start();
    }

    /** Why reading does not go on at the moment; empty when it does. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the thread and waits for that. */
    @Override
    public void close() {
        closing.countDown();
        records.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Throwable reason = new IllegalStateException("the client was closed before the ack came");
        try (records) {
            readUntilClosed();
        } catch (RuntimeException | Error e) {
            reason = e;
            log.error("reading acks has ended", e);
            throw e;
        } finally {
            pending.end(reason);
        }
    }

    private void readUntilClosed() {
        long pause = FIRST_PAUSE_MILLIS;
        while (closing.getCount() > 0) {
            try {
                records.poll(POLL).forEach(this::handOver);
                failure = null;
                pause = FIRST_PAUSE_MILLIS;
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                failure = e;
                log.warn("acks cannot be read, next try in {} ms: {}", pause, e.toString());
                pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void handOver(ConsumerRecord<String, byte[]> ack) {
        if (ack.value() != null) {
            Bytes value = Bytes.wrap(ack.value());
            messageId(ack, value).ifPresent(id -> pending.arrived(id, ack.key(), value));
        }
    }

    private Optional<MessageId> messageId(ConsumerRecord<String, byte[]> ack, Bytes value) {
        Header header = ack.headers().lastHeader(MESSAGE_ID_HEADER);
        try {
            // Kafka's headers may be null, and whoever may write to the topic may send such a one.
            return Optional.of(
                    header == null || header.value() == null
                            ? reader.read(value).payload().messageId()
                            : new MessageId(new String(header.value(), StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException | UntrustedAckException e) {
            log.debug("record {} of {} is no ack: {}", ack.offset(), ack.topic(), e.getMessage());
            return Optional.empty();
        }
    }

    private void pause(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                log.debug("closed while acks could not be read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }
}
