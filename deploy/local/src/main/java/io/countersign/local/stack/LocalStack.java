package io.countersign.local.stack;

import io.countersign.cli.CommandException;
import io.countersign.cli.consume.Termination;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.store.Database;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kafka with its topics and PostgreSQL with its schema, and the settings that lead to them. */
public final class LocalStack implements AutoCloseable {
    private final LocalServers servers;
    private final Settings settings;
    private final Map<String, String> addresses;
    private final PrivateKey community;

    private LocalStack(LocalServers servers, Settings settings, Map<String, String> addresses, PrivateKey community) {
        this.servers = servers;
        this.settings = settings;
        this.addresses = addresses;
        this.community = community;
    }

    /**
     * Starts everything. Throws {@link CommandException} where a port or the directory is in use, and {@link
     * java.util.concurrent.CancellationException} when told to stop meanwhile; nothing runs then.
     *
     * @param environment where settings are read from, with the file under it
     * @param data keeps everything from one start to the next; null to throw it away in the end
     */
    public static LocalStack start(
            Ports ports,
            @Nullable Path data,
            Map<String, String> environment,
            @Nullable Path config,
            Termination termination)
            throws IOException {
        LocalSettings given = new LocalSettings(environment, config);
        Path directory = data == null ? null : Files.createDirectories(data.toAbsolutePath());
        Settings wanted = given.given();
        PrivateKey community = CommunityKey.of(wanted, directory);
        termination.check();
        LocalServers servers = LocalServers.start(ports, directory, LocalTopics.brokerProperties(wanted));
        try {
            termination.check();
            Map<String, String> addresses = LocalSettings.addresses(servers, community);
            Settings settings = given.with(addresses, community);
            LocalTopics.create(servers.kafka(), settings);
            migrate(settings);
            termination.check();
            return new LocalStack(servers, settings, addresses, community);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private static void migrate(Settings settings) {
        try (Database database = DatabaseAccess.open(settings)) {
            database.migrate();
        }
    }

    /** The settings that lead here; they hold secrets. */
    public Settings settings() {
        return settings;
    }

    /** The variables that lead here, the database's password among them but no private key. */
    public Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    /** The key that signs acks here. */
    public PrivateKey community() {
        return community;
    }

    @Override
    public void close() {
        servers.close();
    }
}
