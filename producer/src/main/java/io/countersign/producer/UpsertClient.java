package io.countersign.producer;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Signs messages, sends them and waits for their acks; may be shared by threads. */
public final class UpsertClient implements AutoCloseable {
    private final UpsertClientConfig config;
    private final IssueTimes issueTimes = new IssueTimes(Clock.systemUTC());
    private final Acknowledgements acknowledgements;
    private final KafkaProducer<String, byte[]> producer;

    /**
     * Connects, and when it returns every later ack will be seen. Throws {@code KafkaException} when the servers or the
     * acks topic cannot be reached, and {@link IllegalArgumentException} for a community's key that is not usable.
     */
    public UpsertClient(UpsertClientConfig config) {
        this.config = config;
        this.acknowledgements = Acknowledgements.open(config);
        try {
            this.producer = new KafkaProducer<>(
                    ClientProperties.producer(config.kafka()), new StringSerializer(), new ByteArraySerializer());
        } catch (RuntimeException e) {
            acknowledgements.close();
            throw e;
        }
    }

    /**
     * Signs and sends a message. Where the payload has none yet, {@code issued_at} becomes the present time, later than
     * that of every message before, and {@code audience} the community, where it is known; the payload that was given
     * is not changed. Throws {@link IllegalArgumentException} for a payload without canonical form; blocks while
     * Kafka's buffer is full, and throws {@code KafkaException} when that lasts.
     */
    public Sent send(ObjectNode payload) {
        Bytes value = SignedRecord.of(complete(payload), config.privateKey());
        return sendRaw(value, SubjectKey.of(payload).orElse(null), List.of());
    }

    /** Sends the value of a record as it is, for envelopes that were made before or elsewhere. */
    public Sent sendRaw(Bytes value, @Nullable String key, Iterable<Header> headers) {
        Sent sent = new Sent(new CompletableFuture<>(), new CompletableFuture<>());
        long ticket = acknowledgements.sending(key);
        try {
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(config.requestTopic(), null, null, key, value.borrow(), headers),
                    (metadata, failure) -> settle(sent, ticket, metadata, failure));
        } catch (RuntimeException e) {
            acknowledgements.notAccepted(ticket, sent.acknowledged(), e);
            throw e;
        }
        return sent;
    }

    /** Why acks cannot be read at the moment, which is tried again and again; empty when they can. */
    public Optional<RuntimeException> acksFailure() {
        return acknowledgements.failure();
    }

    /** Waits until all that was sent is accepted or refused, then ends; acks that have not come end exceptionally. */
    @Override
    public void close() {
        try {
            producer.close();
        } finally {
            acknowledgements.close();
        }
    }

    private ObjectNode complete(ObjectNode payload) {
        ObjectNode complete = payload.objectNode();
        complete.setAll(payload);
        if (!complete.has("issued_at")) {
            complete.put("issued_at", issueTimes.next());
        }
        PublicKey community = config.community();
        if (community != null && !complete.has("audience")) {
            complete.put("audience", community.encoded());
        }
        return complete;
    }

    private void settle(Sent sent, long ticket, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            refuse(sent, ticket, failure);
        } else if (metadata == null || !metadata.hasOffset()) {
            refuse(sent, ticket, new IllegalStateException("the broker did not tell where the record lies"));
        } else {
            SentMessage message = message(metadata);
            sent.accepted().complete(message);
            acknowledgements.accepted(ticket, message.messageId(), sent.acknowledged());
        }
    }

    private void refuse(Sent sent, long ticket, Exception reason) {
        sent.accepted().completeExceptionally(reason);
        acknowledgements.notAccepted(ticket, sent.acknowledged(), reason);
    }

    private static SentMessage message(RecordMetadata metadata) {
        MessageId id = MessageId.of(metadata.topic(), metadata.partition(), metadata.offset(), metadata.timestamp());
        return new SentMessage(metadata.topic(), metadata.partition(), metadata.offset(), metadata.timestamp(), id);
    }
}
