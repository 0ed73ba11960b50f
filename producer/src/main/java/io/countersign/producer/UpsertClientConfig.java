package io.countersign.producer;

import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to know.
 *
 * @param kafka properties for all Kafka clients, {@code bootstrap.servers} at least; what the guarantees rest on
 *     (acks, idempotence, isolation, serializers) is set by the client and not taken from here
 * @param requestTopic where messages are sent
 * @param acksTopic where their acks are read
 * @param privateKey signs the messages; null for a client that sends only what is signed already
 * @param community whose acks are believed, and the audience of the messages; null where it is not known, and then no
 *     acks are read
 */
public record UpsertClientConfig(
        Map<String, Object> kafka,
        String requestTopic,
        String acksTopic,
        @Nullable PrivateKey privateKey,
        @Nullable PublicKey community) {
    /** Copies the properties. */
    public UpsertClientConfig {
        kafka = Map.copyOf(kafka);
    }

    /** Leaves the Kafka properties out, which may hold passwords. */
    @Override
    public String toString() {
        return requestTopic + " and " + acksTopic + (privateKey == null ? "" : " as " + privateKey.publicKey());
    }
}
