package io.countersign.cli.settings;

import io.countersign.gateway.GatewayOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All settings, read and checked. */
public record Settings(
        Kafka kafka,
        Topics topics,
        Database database,
        Community community,
        Consumer consumer,
        Console console,
        Gateway gateway,
        Ledger ledger,
        Limits limits,
        Phone phone) {

    /**
     * Reads the environment over a file over the defaults.
     *
     * @param file null for the one that {@code COUNTERSIGN_CONFIG} names, if any
     * @throws InvalidSettingsException with every problem at once
     */
    public static Settings load(Map<String, String> environment, @Nullable Path file) {
        return LoadedSettings.load(environment, file).settings();
    }

    /**
     * How to reach Kafka.
     *
     * @param properties of Kafka's clients, beside those that have a setting of their own; may hold secrets
     */
    public record Kafka(
            String bootstrapServers, String groupId, GroupProtocol groupProtocol, Map<String, Secret> properties) {
        /** Keeps a copy of the properties. */
        public Kafka {
            properties = Map.copyOf(properties);
        }
    }

    /**
     * Names of topics.
     *
     * @param replies where acknowledgements may go when a request asks so
     */
    public record Topics(RequestTopics requests, String acks, String dead, List<String> replies) {
        /** Keeps a copy of the names. */
        public Topics {
            replies = List.copyOf(replies);
        }
    }

    /** How to reach PostgreSQL; {@code poolSize} is at least 3. */
    public record Database(DatabaseAddress address, int poolSize) {}

    /** Who acknowledges; the keys are 64 hexadecimal digits, or 52 characters for the public one. */
    public record Community(
            Optional<Secret> privateKey, Optional<String> publicKey, String siteProtocol, String siteFqdn) {}

    /** How the processor works; {@code batchSize} is 1 to 100,000 records. */
    public record Consumer(int batchSize, Duration drainTimeout) {}

    /** Where the console and the health checks listen, port 0 for any free one, and the token of who may act there. */
    public record Console(String host, int port, Optional<Secret> operatorToken) {}

    /** Where the gateway listens and whom it serves. */
    public record Gateway(
            String host,
            int port,
            Optional<String> clients,
            GatewayOptions.Limits limits,
            Optional<String> tlsKeystore,
            Optional<Secret> tlsKeystorePassword) {}

    /** What the ledger keeps and for how long, at least a day. */
    public record Ledger(Duration retention, boolean keepPayloads) {}

    /** Bounds on records: bytes, levels, UTF-16 code units, characters, UTF-16 code units; all at least 1. */
    public record Limits(
            int maxRecordBytes, int maxDepth, int maxStringLength, int maxNumberLength, int maxNameLength) {}

    /** How telephone numbers are read; the region is two capital letters (ISO 3166-1). */
    public record Phone(Optional<String> defaultRegion) {}
}
