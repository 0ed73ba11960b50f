package io.countersign.consumer.acks;

import io.countersign.consumer.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Copies of acks for requests that follow Spring for Apache Kafka's request/reply convention. */
final class Replies {
    private final ReplyTopics topics;

    Replies(ReplyTopics topics) {
        this.topics = topics;
    }

    /** The topic on which the request asks for its reply; null where it asks for none, or on one not on the list. */
    @Nullable
    String topic(Outcome outcome) {
        Header header = outcome.delivery().headers().lastHeader("kafka_replyTopic");
        if (header == null || header.value() == null) {
            return null;
        }
        String topic = new String(header.value(), StandardCharsets.UTF_8);
        return topics.isAllowed(topic) ? topic : null;
    }

    /** The reply on the topic that the request asks for. */
    ProducerRecord<byte[], byte[]> of(
            String topic, Outcome outcome, ProducerRecord<byte[], byte[]> ack, Producer<byte[], byte[]> producer) {
        Integer partition = partition(outcome.delivery().headers(), topic, producer);
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
