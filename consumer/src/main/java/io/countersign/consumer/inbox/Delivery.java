package io.countersign.consumer.inbox;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A record as Kafka delivered it.
 *
 * @param appended whether the broker set the record's time when it appended it, so that senders cannot choose it
 * @param receivedNanos when it was received, by {@link System#nanoTime()}
 */
public record Delivery(
        Coordinates at,
        MessageId messageId,
        boolean appended,
        @Nullable Bytes key,
        @Nullable Bytes value,
        Headers headers,
        long receivedNanos) {
    static Delivery of(Uuid topicId, ConsumerRecord<byte[], byte[]> kafka) {
        Instant time = Instant.ofEpochMilli(Math.max(0, kafka.timestamp()));
        Coordinates at = new Coordinates(topicId, kafka.topic(), kafka.partition(), kafka.offset(), time);
        return new Delivery(
                at,
                MessageId.of(kafka.topic(), kafka.partition(), kafka.offset(), kafka.timestamp()),
                kafka.timestampType() == TimestampType.LOG_APPEND_TIME,
                kafka.key() == null ? null : Bytes.wrap(kafka.key()),
                kafka.value() == null ? null : Bytes.wrap(kafka.value()),
                kafka.headers(),
                System.nanoTime());
    }
}
