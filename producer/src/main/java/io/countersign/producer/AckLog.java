package io.countersign.producer;

import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.UntrustedAckException;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads and verifies all committed acks of a topic, in the order of each partition; for one thread, but for {@link
 * #wakeup}. Reading to the end is polling until {@link #caughtUp}; following is polling on.
 */
public final class AckLog implements AutoCloseable {
    private final TopicRecords records;
    private final AckReader reader;

    private AckLog(TopicRecords records, AckReader reader) {
        this.records = records;
        this.reader = reader;
    }

    /**
     * Opens a topic. Throws {@code KafkaException} when it cannot be read and {@link IllegalArgumentException} for a
     * community's key that is not usable.
     *
     * @param kafka properties of the Kafka client, {@code bootstrap.servers} at least
     * @param community whose acks are believed
     */
    public static AckLog open(Map<String, Object> kafka, String topic, PublicKey community, Start start) {
        AckReader reader = new AckReader(community);
        return new AckLog(TopicRecords.open(kafka, topic, start), reader);
    }

    /**
     * The next records, none when none came in this time or after {@link #wakeup}; throws {@code KafkaException}s, after
     * which it may be tried again.
     */
    public List<AckLogEntry> poll(Duration timeout) {
        List<AckLogEntry> entries = new ArrayList<>();
        try {
            records.poll(timeout).forEach(record -> entries.add(entry(record)));
        } catch (WakeupException e) {
            return List.of();
        }
        return entries;
    }

    /** Whether everything was read that was there when the log was opened. */
    public boolean caughtUp() {
        return records.caughtUp();
    }

    /** Makes the running or next poll return at once; from any thread. */
    public void wakeup() {
        records.wakeup();
    }

    @Override
    public void close() {
        records.close();
    }

    private AckLogEntry entry(ConsumerRecord<String, byte[]> record) {
        AckLogEntry.Place place = new AckLogEntry.Place(
                record.topic(), record.partition(), record.offset(), record.key(), record.timestamp());
        if (record.value() == null) {
            return new AckLogEntry.Untrusted(place, "the record has no value");
        }
        try {
            return new AckLogEntry.Verified(place, reader.read(Bytes.wrap(record.value())));
        } catch (UntrustedAckException e) {
            return new AckLogEntry.Untrusted(place, String.valueOf(e.getMessage()));
        }
    }
}
