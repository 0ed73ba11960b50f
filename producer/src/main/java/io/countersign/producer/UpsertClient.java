package io.countersign.producer;

import io.countersign.producer.message.Message;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.PrivateKey;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs messages, sends them and waits for their acks, which are told apart by their message_id; may be shared by
 * threads.
 *
 * <pre>{@code
 * try (UpsertClient client = UpsertClient.builder(Map.of("bootstrap.servers", "localhost:9092"))
 *         .privateKey(privateKey)
 *         .community(communityPublicKey)
 *         .build()) {
 *     Sent sent = client.send(new PersonUpsert().importId("JD0001").firstName("Jane"));
 *     Ack ack = sent.acknowledged().join();   // verified
 *     System.out.println(ack.payload().result() + " as " + ack.payload().id());
 * }
 * }</pre>
 */
public final class UpsertClient implements AutoCloseable {
    private final UpsertClientConfig config;
    private final @Nullable MessageSigner signer;
    private final Acknowledgements acknowledgements;
    private final InFlight inFlight;
    private final SendSpans spans;
    private final Producer<String, byte[]> producer;
    private final boolean ownsProducer;

    /**
     * A client without any {@link Limits}. Connects, and when it returns every later ack will be seen. Throws {@code
     * KafkaException} when the servers or the acks topic cannot be reached, and {@link IllegalArgumentException} for a
     * community's key that is not usable.
     */
    public UpsertClient(UpsertClientConfig config) {
        this(config, Limits.NONE, null, GlobalOpenTelemetry.getOrNoop());
    }

    UpsertClient(
            UpsertClientConfig config,
            Limits limits,
            @Nullable Producer<String, byte[]> given,
            OpenTelemetry telemetry) {
        this.config = config;
        PrivateKey key = config.privateKey();
        this.signer = key == null ? null : new MessageSigner(key, config.community());
        this.inFlight = new InFlight(limits);
        this.spans = new SendSpans(telemetry, config.requestTopic());
        this.acknowledgements = Acknowledgements.open(config);
        this.ownsProducer = given == null;
        try {
            this.producer = given == null ? connect(config) : given;
        } catch (RuntimeException e) {
            acknowledgements.close();
            throw e;
        }
    }

    /**
     * Builds a client with a Kafka producer of its own, which is idempotent, has acks from all in-sync replicas and
     * compresses with lz4 unless told otherwise.
     *
     * @param kafka properties for all Kafka clients, {@code bootstrap.servers} at least
     */
    public static UpsertClientBuilder builder(Map<String, Object> kafka) {
        return new UpsertClientBuilder(kafka, null);
    }

    /**
     * Builds a client that sends through the caller's producer, whose settings decide what an accepted message is safe
     * from and which stays open when the client is closed.
     *
     * @param kafka properties for the consumer of the acks, {@code bootstrap.servers} at least
     */
    public static UpsertClientBuilder builder(Producer<String, byte[]> producer, Map<String, Object> kafka) {
        return new UpsertClientBuilder(kafka, producer);
    }

    /**
     * Signs and sends a message. Where the payload has none yet, {@code issued_at} becomes the present time, later than
     * that of every message before, and {@code audience} the community, where it is known; the payload that was given
     * is not changed. Throws {@link IllegalArgumentException} for a payload without canonical form; blocks while as
     * many messages wait for their acks as the limits allow, or Kafka's buffer is full, and throws {@code
     * KafkaException} when the latter lasts; throws {@link IllegalStateException} once the client is closed, and for a
     * client without a private key.
     */
    public Sent send(ObjectNode payload) {
        if (signer == null) {
            throw new IllegalStateException("this client has no private key, so it sends only what is signed already");
        }
        return sendRaw(signer.sign(payload), SubjectKey.of(payload).orElse(null), List.of());
    }

    /** As {@link #send(ObjectNode)}. */
    public Sent send(Message<?> message) {
        return send(message.json());
    }

    /** As {@link #send(ObjectNode)}, of a payload's JSON text; throws {@link IllegalArgumentException} for text that is none. */
    public Sent sendJson(String payload) {
        try {
            if (StrictJson.parse(Bytes.utf8(payload), JsonLimits.defaults().ofPayload()) instanceof ObjectNode tree) {
                return send(tree);
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the payload is not JSON: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a payload is a JSON object");
    }

    /**
     * Sends the value of a record as it is, for envelopes that were made before or elsewhere. As with all messages, the
     * trace that this thread is in goes on to the record, unless the headers have a {@code traceparent} of their own.
     */
    public Sent sendRaw(Bytes value, @Nullable String key, Iterable<Header> headers) {
        Sent sent = new Sent(new CompletableFuture<>(), inFlight.enter());
        long ticket = acknowledgements.sending(key);
        SendSpan span = spans.begin(headers);
        try {
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(config.requestTopic(), null, null, key, value.borrow(), span.headers()),
                    (metadata, failure) -> settle(sent, ticket, span, metadata, failure));
        } catch (RuntimeException e) {
            span.refused(e);
            acknowledgements.notAccepted(ticket, sent.acknowledged(), e);
            throw e;
        }
        return sent;
    }

    /** Why acks cannot be read at the moment, which is tried again and again; empty when they can. */
    public Optional<RuntimeException> acksFailure() {
        return acknowledgements.failure();
    }

    /**
     * Waits until all that was sent is accepted or refused, then for its acks as long as the limits allow; acks that
     * have not come by then end exceptionally.
     */
    @Override
    public void close() {
        inFlight.close();
        try {
            if (ownsProducer) {
                producer.close();
            } else {
                producer.flush();
            }
            inFlight.drain();
        } finally {
            acknowledgements.close();
        }
    }

    private static Producer<String, byte[]> connect(UpsertClientConfig config) {
        return new KafkaProducer<>(
                ClientProperties.producer(config.kafka()), new StringSerializer(), new ByteArraySerializer());
    }

    private void settle(
            Sent sent, long ticket, SendSpan span, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            refuse(sent, ticket, span, failure);
        } else if (metadata == null || !metadata.hasOffset()) {
            refuse(sent, ticket, span, new IllegalStateException("the broker did not tell where the record lies"));
        } else {
            SentMessage message = message(metadata);
            span.accepted(message);
            sent.accepted().complete(message);
            acknowledgements.accepted(ticket, message.messageId(), sent.acknowledged());
        }
    }

    private void refuse(Sent sent, long ticket, SendSpan span, Exception reason) {
        span.refused(reason);
        sent.accepted().completeExceptionally(reason);
        acknowledgements.notAccepted(ticket, sent.acknowledged(), reason);
    }

    private static SentMessage message(RecordMetadata metadata) {
        MessageId id = MessageId.of(metadata.topic(), metadata.partition(), metadata.offset(), metadata.timestamp());
        return new SentMessage(metadata.topic(), metadata.partition(), metadata.offset(), metadata.timestamp(), id);
    }
}
