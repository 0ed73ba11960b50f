package io.countersign.cli.wiring;

import io.countersign.cli.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** The properties of Kafka's clients, as the settings give them. */
public final class KafkaClients {
    /** Each attempt to reach a broker that is down is a line in the log. */
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    private static final int ANSWER_WITHIN_MILLIS = 8_000;
    private static final int GIVE_UP_AFTER_MILLIS = 10_000;

    private KafkaClients() {}

    /** Those of a service, which waits for its broker as long as it takes; they may hold secrets. */
    public static Map<String, Object> properties(Settings.Kafka kafka) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_PAUSE_MILLIS);
        kafka.properties().forEach((name, value) -> properties.put(name, value.reveal()));
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        return properties;
    }

    /** Those of a command that somebody waits for: it gives up within seconds, unless the settings say otherwise. */
    public static Map<String, Object> impatient(Settings.Kafka kafka) {
        Map<String, Object> properties = properties(kafka);
        properties.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        properties.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, GIVE_UP_AFTER_MILLIS);
        return properties;
    }
}
