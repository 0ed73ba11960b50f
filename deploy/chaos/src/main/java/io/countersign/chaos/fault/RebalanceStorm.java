package io.countersign.chaos.fault;

import io.countersign.chaos.scene.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Members that join the group and leave it five times a second, and do nothing with what they are given. */
final class RebalanceStorm {
    private static final Duration EACH = Duration.ofMillis(200);
    private static final int MEMBERS = 25;

    private RebalanceStorm() {}

    static boolean strike(Target target) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", target.scene().broker().bootstrapServers());
        properties.put("group.id", Topics.GROUP);
        properties.put("group.protocol", target.scene().groupProtocol());
        properties.put("enable.auto.commit", false);
        int joined = 0;
        for (int i = 0; i < MEMBERS; i++) {
            try (KafkaConsumer<byte[], byte[]> member =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                member.subscribe(List.of(Topics.REQUESTS));
                var unused = member.poll(EACH);
                joined += member.groupMetadata().memberId().isEmpty() ? 0 : 1;
                member.close(CloseOptions.timeout(EACH));
            }
        }
        return joined > 0;
    }
}
