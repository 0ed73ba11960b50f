package io.countersign.local.stack;

import io.countersign.cli.settings.Settings;
import io.countersign.schema.key.PrivateKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** The settings of whoever started the command, with the addresses of the servers of their own put over them. */
final class LocalSettings {
    /** How soon the processor sees a topic that was made: somebody sits and waits for it. */
    private static final String NEW_TOPICS_MILLIS = "1000";

    private final Map<String, String> environment;
    private final @Nullable Path file;

    LocalSettings(Map<String, String> environment, @Nullable Path file) {
        this.environment = environment;
        this.file = file;
    }

    /** As they are given. */
    Settings given() {
        return Settings.load(environment, file);
    }

    /** What leads to the servers, as variables that every command and any foreign client understands. */
    static Map<String, String> addresses(LocalServers servers, PrivateKey community) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers());
        // Somebody's settings for a distant Kafka must not be taken for this one.
        variables.put("COUNTERSIGN_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT");
        variables.put("COUNTERSIGN_DATABASE_URL", servers.database().jdbcUrl());
        variables.put("COUNTERSIGN_DATABASE_USER", servers.database().user());
        variables.put("COUNTERSIGN_DATABASE_PASSWORD", servers.database().password());
        variables.put("COUNTERSIGN_COMMUNITY_PUBLIC_KEY", community.publicKey().encoded());
        return variables;
    }

    /** The settings with the addresses over them. */
    Settings with(Map<String, String> addresses, PrivateKey community) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.remove("COUNTERSIGN_DATABASE_PASSWORD_FILE");
        changed.remove("COUNTERSIGN_COMMUNITY_PRIVATE_KEY_FILE");
        changed.putAll(addresses);
        changed.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", community.hex());
        if (!given().kafka().properties().containsKey(CommonClientConfigs.METADATA_MAX_AGE_CONFIG)) {
            changed.put("COUNTERSIGN_KAFKA_METADATA_MAX_AGE_MS", NEW_TOPICS_MILLIS);
        }
        return Settings.load(changed, file);
    }
}
