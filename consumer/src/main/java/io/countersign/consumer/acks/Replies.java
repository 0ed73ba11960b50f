package io.countersign.consumer.acks;

import io.countersign.consumer.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Copies of acks for requests that follow Spring for Apache Kafka's request/reply convention. */
final class Replies {
    private final Set<String> allowed;

    Replies(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** The reply that the request asks for; null where it asks for none, or for one to a topic not on the list. */
    @Nullable
    ProducerRecord<byte[], byte[]> of(
            Outcome outcome, ProducerRecord<byte[], byte[]> ack, Producer<byte[], byte[]> producer) {
        Headers request = outcome.delivery().headers();
        Header header = request.lastHeader("kafka_replyTopic");
        if (header == null || header.value() == null) {
            return null;
        }
        String topic = new String(header.value(), StandardCharsets.UTF_8);
        if (!allowed.contains(topic) || topic.equals(ack.topic())) {
            return null;
        }
        Integer partition = partition(request, topic, producer);
        return new ProducerRecord<>(topic, partition, ack.key(), ack.value(), ack.headers());
    }

    private static @Nullable Integer partition(Headers request, String topic, Producer<byte[], byte[]> producer) {
        Header header = request.lastHeader("kafka_replyPartition");
        if (header == null || header.value() == null || header.value().length != Integer.BYTES) {
            return null;
        }
        int partition = ByteBuffer.wrap(header.value()).getInt();
        return partition >= 0 && partition < producer.partitionsFor(topic).size() ? partition : null;
    }
}
