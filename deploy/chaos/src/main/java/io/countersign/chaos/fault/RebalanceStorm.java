package io.countersign.chaos.fault;

import io.countersign.chaos.scene.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Members that join the group and leave it, five times a second, and do nothing with what they are given. */
final class RebalanceStorm {
    private static final Duration LONGEST_STAY = Duration.ofMillis(600);
    private static final int AT_A_TIME = 3;
    private static final int EACH = 10;

    private RebalanceStorm() {}

    static boolean strike(Target target) {
        ExecutorService members = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<CompletableFuture<Integer>> joins = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                joins.add(CompletableFuture.supplyAsync(() -> comeAndGo(target), members));
            }
            return joins.stream().mapToInt(CompletableFuture::join).sum() > 0;
        } finally {
            members.shutdownNow();
        }
    }

    private static int comeAndGo(Target target) {
        int joined = 0;
        for (int i = 0; i < EACH; i++) {
            try (KafkaConsumer<byte[], byte[]> member =
                    new KafkaConsumer<>(properties(target), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                member.subscribe(List.of(Topics.REQUESTS));
                var unused = member.poll(LONGEST_STAY);
                joined += member.groupMetadata().memberId().isEmpty() ? 0 : 1;
                member.close(CloseOptions.timeout(LONGEST_STAY));
            }
        }
        return joined;
    }

    private static Map<String, Object> properties(Target target) {
        String protocol = target.scene().groupProtocol();
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", target.scene().broker().bootstrapServers());
        properties.put("group.id", Topics.GROUP);
        properties.put("group.protocol", protocol);
        properties.put("enable.auto.commit", false);
        if (protocol.equals("classic")) {
            properties.put("session.timeout.ms", 6_000);
        }
        return properties;
    }
}
