package io.countersign.cli.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The properties of Kafka's clients that may be set freely. */
final class KafkaProperties {
    /** What Countersign sets itself, because its guarantees or another setting depend on it. */
    private static final Set<String> TAKEN = Set.of(
            "acks",
            "bootstrap.servers",
            "enable.auto.commit",
            "enable.idempotence",
            "group.id",
            "group.protocol",
            "isolation.level",
            "key.deserializer",
            "key.serializer",
            "max.poll.records",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    private KafkaProperties() {}

    static List<SettingName> names() {
        Map<String, ConfigDef.ConfigKey> keys = new TreeMap<>();
        Stream.of(AdminClientConfig.configDef(), ProducerConfig.configDef(), ConsumerConfig.configDef())
                .forEach(definition -> keys.putAll(definition.configKeys()));
        keys.keySet().removeAll(TAKEN);
        return keys.values().stream().map(KafkaProperties::name).toList();
    }

    private static SettingName name(ConfigDef.ConfigKey key) {
        return new SettingName(
                "kafka." + key.name,
                SettingsMapping.PREFIX + ".kafka.properties.\"" + key.name + "\"",
                "property of Kafka's clients",
                key.type == ConfigDef.Type.PASSWORD);
    }
}
