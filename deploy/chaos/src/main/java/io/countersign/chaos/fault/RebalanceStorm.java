package io.countersign.chaos.fault;

import io.countersign.chaos.scene.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Members that join the group and leave it, five times a second, and do nothing with what they are given. */
final class RebalanceStorm {
    private static final Duration LONGEST_STAY = Duration.ofMillis(600);
    private static final Duration LOOK_EACH = Duration.ofMillis(250);
    private static final int AT_A_TIME = 3;
    private static final int EACH = 10;

    private RebalanceStorm() {}

    static boolean strike(Target target) throws InterruptedException, ExecutionException {
        ExecutorService members = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<CompletableFuture<Void>> storm = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                storm.add(CompletableFuture.runAsync(() -> comeAndGo(target), members));
            }
            CompletableFuture<Void> over = CompletableFuture.allOf(storm.toArray(CompletableFuture[]::new));
            boolean unsettled = false;
            while (!over.isDone()) {
                unsettled |= !target.scene().isAllAtWork();
                Target.last(LOOK_EACH);
            }
            over.join();
            return unsettled;
        } finally {
            members.shutdownNow();
        }
    }

    private static void comeAndGo(Target target) {
        for (int i = 0; i < EACH; i++) {
            try (KafkaConsumer<byte[], byte[]> member =
                    new KafkaConsumer<>(properties(target), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                member.subscribe(List.of(Topics.REQUESTS));
                var unused = member.poll(LONGEST_STAY);
                member.close(CloseOptions.timeout(LONGEST_STAY));
            }
        }
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
