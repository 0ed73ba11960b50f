package io.countersign.consumer.acks;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that failed or was rejected, as it was, and what its dead letter says of it. Whoever may write to the topic of
 * dead letters may have made it up.
 *
 * @param partition where the record lay before, 0 or more
 * @param key null where the record has none
 * @param value null where the record has none, or where it was left out
 * @param leftOut whether the value was too large for the topic of dead letters
 * @param original the record's own headers
 */
public record DeadLetter(
        MessageId messageId,
        String status,
        String result,
        String reason,
        String source,
        String topic,
        int partition,
        long offset,
        Instant time,
        @Nullable Bytes key,
        @Nullable Bytes value,
        boolean leftOut,
        List<Header> original) {
    private static final Set<String> OWN = Set.of(
            "message_id",
            "status",
            "result",
            "reason",
            "source",
            "original_topic",
            "original_partition",
            "original_offset",
            "original_timestamp",
            "value_left_out");

    /** Keeps a copy of the headers. */
    public DeadLetter {
        original = List.copyOf(original);
    }

    /** Reads a record of the topic of dead letters; empty for anything else that lies there. */
    public static Optional<DeadLetter> read(ConsumerRecord<byte[], byte[]> dead) {
        try {
            return Optional.of(new DeadLetter(
                    new MessageId(header(dead, "message_id")),
                    header(dead, "status"),
                    header(dead, "result"),
                    header(dead, "reason"),
                    header(dead, "source"),
                    header(dead, "original_topic"),
                    Integer.parseInt(header(dead, "original_partition")),
                    Long.parseLong(header(dead, "original_offset")),
                    Instant.parse(header(dead, "original_timestamp")),
                    bytes(dead.key()),
                    bytes(dead.value()),
                    dead.headers().lastHeader("value_left_out") != null,
                    original(dead)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Bytes bytes(byte @Nullable [] array) {
        return array == null ? null : Bytes.wrap(array);
    }

    /** The last one: those of the dead letter come after the record's own. */
    private static String header(ConsumerRecord<byte[], byte[]> dead, String name) {
        Header header = dead.headers().lastHeader(name);
        return header == null || header.value() == null
                ? ""
                : Bytes.wrap(header.value()).toUtf8();
    }

    private static List<Header> original(ConsumerRecord<byte[], byte[]> dead) {
        List<Header> headers = new ArrayList<>(List.of(dead.headers().toArray()));
        for (String name : OWN) {
            for (int i = headers.size() - 1; i >= 0; i--) {
                if (headers.get(i).key().equals(name)) {
                    headers.remove(i);
                    break;
                }
            }
        }
        return headers;
    }

    /** The code of its first problem; empty where there is none. */
    public String code() {
        int end = reason.indexOf(' ');
        return end < 0 ? reason : reason.substring(0, end);
    }

    /** The record as it was, to be sent to its topic again; not for a letter whose value was left out. */
    public ProducerRecord<byte[], byte[]> again() {
        return new ProducerRecord<>(topic, null, null, array(key), array(value), original);
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.borrow();
    }
}
