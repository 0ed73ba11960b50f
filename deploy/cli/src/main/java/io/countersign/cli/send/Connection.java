package io.countersign.cli.send;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.CommunityKeys;
import io.countersign.cli.wiring.KafkaClients;
import io.countersign.producer.Limits;
import io.countersign.producer.Sent;
import io.countersign.producer.UpsertClient;
import io.countersign.producer.UpsertClientBuilder;
import io.countersign.schema.key.PrivateKey;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import tools.jackson.databind.node.ObjectNode;

/** Who sends, and where to. */
record Connection(Settings settings, PrivateKey key, String topic, boolean waits, Duration patience) {
    private static final int BUFFER_BYTES = 8 << 20;

    /** What decides where rows go, by names for people. */
    Map<String, String> description() {
        return Map.of(
                "topic", topic,
                "source", key.publicKey().encoded(),
                "waits for acknowledgements", String.valueOf(waits));
    }

    /** Connects; throws {@code KafkaException} where that is not possible. */
    UpsertClient open() {
        Map<String, Object> kafka = KafkaClients.impatient(settings.kafka());
        kafka.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
        kafka.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        UpsertClientBuilder builder = UpsertClient.builder(kafka)
                .requestTopic(topic)
                .acksTopic(settings.topics().acks())
                .privateKey(key)
                .limits(Limits.DEFAULT.withAckTimeout(patience).withCloseTimeout(patience))
                .openTelemetry(GlobalOpenTelemetry.get());
        if (waits) {
            builder.community(CommunityKeys.publicKey(settings.community()));
        }
        try {
            return builder.build();
        } catch (UnknownTopicOrPartitionException e) {
            throw CommandException.refused(
                    "there is no topic " + settings.topics().acks()
                            + ": create it, or set COUNTERSIGN_TOPICS_ACKS to the one that the processor writes to");
        }
    }

    /** Sends for the community, also where the client does not know it because it waits for nothing. */
    Sent send(UpsertClient client, ObjectNode payload) {
        if (!waits && !payload.has("audience")) {
            CommunityKeys.known(settings.community()).ifPresent(key -> payload.put("audience", key.encoded()));
        }
        return client.send(payload);
    }
}
