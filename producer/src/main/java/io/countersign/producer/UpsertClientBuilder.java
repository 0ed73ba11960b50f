package io.countersign.producer;

import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** Puts a client together; without a private key it sends only what is signed already. */
public final class UpsertClientBuilder {
    private final Map<String, Object> kafka;
    private final @Nullable Producer<String, byte[]> producer;
    private String requestTopic = "upserts";
    private String acksTopic = "upserts.acks";
    private @Nullable PrivateKey privateKey;
    private @Nullable PublicKey community;
    private Limits limits = Limits.DEFAULT;
    private @Nullable OpenTelemetry telemetry;

    UpsertClientBuilder(Map<String, Object> kafka, @Nullable Producer<String, byte[]> producer) {
        this.kafka = Map.copyOf(kafka);
        this.producer = producer;
    }

    /** Where messages are sent, if not {@code upserts}. */
    public UpsertClientBuilder requestTopic(String topic) {
        this.requestTopic = topic;
        return this;
    }

    /** Where acks are read, if not {@code upserts.acks}. */
    public UpsertClientBuilder acksTopic(String topic) {
        this.acksTopic = topic;
        return this;
    }

    /** The key that signs the messages. */
    public UpsertClientBuilder privateKey(PrivateKey key) {
        this.privateKey = key;
        return this;
    }

    /** The community's key: whose acks are believed, and the audience of the messages. Without it no acks are read. */
    public UpsertClientBuilder community(PublicKey key) {
        this.community = key;
        return this;
    }

    /** How much is waited for and how long, if not {@link Limits#DEFAULT}. */
    public UpsertClientBuilder limits(Limits other) {
        this.limits = other;
        return this;
    }

    /** What makes a span of each message that is sent, if not the global one; without either there are none. */
    public UpsertClientBuilder openTelemetry(OpenTelemetry other) {
        this.telemetry = other;
        return this;
    }

    /** Connects, and when it returns every later ack will be seen; throws what {@link UpsertClient#UpsertClient} throws. */
    public UpsertClient build() {
        UpsertClientConfig config = new UpsertClientConfig(kafka, requestTopic, acksTopic, privateKey, community);
        // Not get(): that would settle for none for good, in a program that registers one later.
        OpenTelemetry spans = telemetry == null ? GlobalOpenTelemetry.getOrNoop() : telemetry;
        return new UpsertClient(config, limits, producer, spans);
    }
}
