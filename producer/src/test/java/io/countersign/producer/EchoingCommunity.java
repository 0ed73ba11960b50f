package io.countersign.producer;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Acknowledges every request of a topic as fast as it can. */
final class EchoingCommunity implements AutoCloseable {
    private final Topics topics;
    private final TopicRecords requests;
    private final CompletableFuture<Void> running;
    private volatile boolean closed;

    EchoingCommunity(Topics topics) {
        this.topics = topics;
        this.requests = TopicRecords.open(topics.kafka, topics.requests, Start.BEGINNING);
        this.running = CompletableFuture.runAsync(this::run);
    }

    private void run() {
        while (!closed) {
            List<ProducerRecord<String, byte[]>> acks = new ArrayList<>();
            requests.poll(Duration.ofMillis(10)).forEach(request -> acks.add(ack(request)));
            if (!acks.isEmpty()) {
                topics.commit(acks);
            }
        }
    }

    private ProducerRecord<String, byte[]> ack(ConsumerRecord<String, byte[]> request) {
        MessageId id = MessageId.of(request.topic(), request.partition(), request.offset(), request.timestamp());
        byte[] value = Community.ack(id, AckResult.CREATED).toArray();
        ProducerRecord<String, byte[]> ack = new ProducerRecord<>(topics.acks, request.key(), value);
        ack.headers().add(AckThread.MESSAGE_ID_HEADER, id.value().getBytes(StandardCharsets.US_ASCII));
        return ack;
    }

    @Override
    public void close() {
        closed = true;
        running.join();
        requests.close();
    }
}
