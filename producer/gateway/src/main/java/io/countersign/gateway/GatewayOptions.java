package io.countersign.gateway;

import io.countersign.gateway.client.Clients;
import io.countersign.schema.key.PublicKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a gateway needs to know.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param tls serves HTTPS where given
 * @param kafka properties of Kafka's clients, {@code bootstrap.servers} at least
 * @param requestTopic where messages are published
 * @param acksTopic where their acks are read
 * @param community whose acks are believed
 * @param clients who may use it
 * @param limits how much and how long
 */
public record GatewayOptions(
        String host,
        int port,
        Optional<Tls> tls,
        Map<String, Object> kafka,
        String requestTopic,
        String acksTopic,
        PublicKey community,
        Clients clients,
        Limits limits) {
    /** Copies the properties. */
    public GatewayOptions {
        kafka = Map.copyOf(kafka);
    }

    /** Leaves the properties out, which may hold passwords. */
    @Override
    public String toString() {
        return host + ":" + port + " for " + requestTopic;
    }

    /**
     * What HTTPS needs.
     *
     * @param keystore a PKCS #12 file with the certificate and its key
     * @param password of the file
     */
    public record Tls(Path keystore, String password) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return keystore.toString();
        }
    }

    /**
     * How much and how long.
     *
     * @param ackTimeout after which a call is answered without its ack, more than zero
     * @param drainTimeout how long a stopping gateway may take to finish what it accepted
     * @param arrivalTimeout within which a call must have arrived whole, more than zero
     * @param maxBodyBytes the longest body that is read, at least 1
     * @param maxPending calls that may wait for their acks at one time, at least 1
     * @param requestsPerMinute of each client that has no limit of its own, at least 1
     * @param keypairRequestsPerMinute of each key that no client is declared for, at least 1
     */
    public record Limits(
            Duration ackTimeout,
            Duration drainTimeout,
            Duration arrivalTimeout,
            int maxBodyBytes,
            int maxPending,
            int requestsPerMinute,
            int keypairRequestsPerMinute) {}
}
