package io.countersign.cli.wiring;

import io.countersign.cli.CommandException;
import io.countersign.cli.gateway.ClientsFile;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Secret;
import io.countersign.cli.settings.Settings;
import io.countersign.gateway.GatewayOptions;
import io.countersign.gateway.client.Clients;
import java.nio.file.Path;
import java.util.Optional;

/** The gateway's options, as the settings give them. */
public final class GatewaySettings {
    private GatewaySettings() {}

    /** Reads them; throws {@link CommandException} where a setting that the gateway needs is missing or of no use. */
    public static GatewayOptions of(Settings settings) {
        Settings.Gateway gateway = settings.gateway();
        Path clients = gateway.clients()
                .map(Path::of)
                .orElseThrow(() -> CommandException.usage("the gateway must know who may use it:"
                        + " set COUNTERSIGN_GATEWAY_CLIENTS to the file that declares its clients"));
        return of(settings, ClientsFile.read(clients));
    }

    /** The same with these clients. */
    public static GatewayOptions of(Settings settings, Clients clients) {
        Settings.Gateway gateway = settings.gateway();
        return new GatewayOptions(
                gateway.host(),
                gateway.port(),
                tls(gateway),
                KafkaClients.properties(settings.kafka()),
                requestTopic(settings.topics().requests()),
                settings.topics().acks(),
                CommunityKeys.publicKey(settings.community()),
                clients,
                gateway.limits());
    }

    private static Optional<GatewayOptions.Tls> tls(Settings.Gateway gateway) {
        return gateway.tlsKeystore()
                .map(keystore -> new GatewayOptions.Tls(
                        Path.of(keystore),
                        gateway.tlsKeystorePassword().map(Secret::reveal).orElse("")));
    }

    private static String requestTopic(RequestTopics topics) {
        if (topics instanceof RequestTopics.Named named) {
            return named.names().get(0);
        }
        throw CommandException.usage("the gateway publishes to the first of COUNTERSIGN_TOPICS_REQUESTS, which must be"
                + " names for it, not a pattern");
    }
}
