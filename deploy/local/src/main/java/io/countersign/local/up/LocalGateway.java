package io.countersign.local.up;

import io.countersign.cli.gateway.ClientsFile;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.cli.wiring.GatewaySettings;
import io.countersign.consumer.sources.RegisteredSource;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.gateway.GatewayService;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.schema.envelope.Serialization;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway of a local stack, whose clients' keys are registered without being asked; none for a pattern of topics. */
final class LocalGateway implements AutoCloseable {
    private final @Nullable GatewayService service;

    private LocalGateway(@Nullable GatewayService service) {
        this.service = service;
    }

    static LocalGateway start(Settings settings) {
        if (!(settings.topics().requests() instanceof RequestTopics.Named)) {
            return new LocalGateway(null);
        }
        Clients clients = settings.gateway()
                .clients()
                .map(file -> ClientsFile.read(Path.of(file)))
                .orElseGet(() -> new Clients(List.of()));
        register(settings, clients);
        return new LocalGateway(GatewayService.start(GatewaySettings.of(settings, clients)));
    }

    private static void register(Settings settings, Clients clients) {
        try (Database database = DatabaseAccess.openMigrated(settings)) {
            SourceRegistry registry = new SourceRegistry(database.jdbi());
            // What somebody has registered or revoked by hand stays as it is.
            Set<String> known = registry.list().stream()
                    .map(RegisteredSource::definition)
                    .map(SourceDefinition::name)
                    .collect(Collectors.toSet());
            registry.apply(clients.all().stream()
                    .filter(client -> !known.contains(client.name()))
                    .map(LocalGateway::source)
                    .toList());
        }
    }

    private static SourceDefinition source(Client client) {
        return new SourceDefinition(
                client.name(),
                client.account(),
                List.of(new SourceDefinition.Key(client.key().publicKey(), null, null)),
                Set.of(),
                EnumSet.allOf(Serialization.class),
                false,
                SourceDefinition.DEFAULT_MAX_AGE,
                false);
    }

    /** The port that is served; 0 where there is no gateway. */
    int port() {
        return service == null ? 0 : service.port();
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
    }
}
