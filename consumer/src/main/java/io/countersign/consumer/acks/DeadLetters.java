package io.countersign.consumer.acks;

import io.countersign.consumer.Outcome;
import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Copies of records that failed or were rejected, their bytes untouched, with the reason and where they came from. */
final class DeadLetters {
    private final String topic;

    DeadLetters(String topic) {
        this.topic = topic;
    }

    static boolean deserves(Outcome outcome) {
        AckStatus status = outcome.result().status();
        return status == AckStatus.FAILED || status == AckStatus.REJECTED;
    }

    /** The dead letter; without the value, and what else is long, where the topic does not take records of its size. */
    ProducerRecord<byte[], byte[]> of(Outcome outcome, boolean whole) {
        Delivery delivery = outcome.delivery();
        Headers headers =
                whole ? new RecordHeaders(delivery.headers().toArray()) : Repeated.headers(delivery.headers());
        Coordinates at = delivery.at();
        AckHeaders.add(headers, "message_id", delivery.messageId().value());
        AckHeaders.add(headers, "status", outcome.result().status().text());
        AckHeaders.add(headers, "result", outcome.result().text());
        AckHeaders.add(headers, "reason", reason(outcome));
        AckHeaders.add(headers, "source", outcome.source());
        AckHeaders.add(headers, "original_topic", at.topic());
        AckHeaders.add(headers, "original_partition", Integer.toString(at.partition()));
        AckHeaders.add(headers, "original_offset", Long.toString(at.offset()));
        AckHeaders.add(headers, "original_timestamp", at.time().toString());
        if (!whole) {
            AckHeaders.add(headers, "value_left_out", "larger than this topic takes");
        }
        byte[] key = whole ? array(delivery.key()) : Repeated.key(delivery.key());
        return new ProducerRecord<>(topic, null, key, whole ? array(delivery.value()) : null, headers);
    }

    private static @Nullable String reason(Outcome outcome) {
        return AckPayload.parse(outcome.ackPayload()).errors().stream()
                .findFirst()
                .map(DeadLetters::text)
                .orElse(null);
    }

    private static String text(Problem problem) {
        return problem.code().text() + " at '" + problem.pointer() + "': " + problem.message();
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.borrow();
    }
}
