package io.countersign.consumer.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records wait in partitions. A client learns from what it fetches how long a partition is; while it fetches
 * nothing, it still believes what it learned last, and the cluster is asked instead. One thread looks, any may read.
 */
final class Backlog {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Admin admin;
    private final Consumer<?, ?> consumer;
    private KafkaFuture<?> question = KafkaFuture.completedFuture(null);
    private long nextLook = System.nanoTime();
    private volatile long waiting;

    /** Both clients stay the caller's to close. */
    Backlog(Admin admin, Consumer<?, ?> consumer) {
        this.admin = admin;
        this.consumer = consumer;
    }

    /**
     * Counts once a second what waits from the given offsets on, and never waits itself.
     *
     * @param fetching whether the partitions are being fetched from
     */
    void look(Map<TopicPartition, Long> next, boolean fetching) {
        if (System.nanoTime() < nextLook) {
            return;
        }
        nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
        if (fetching) {
            waiting = next.keySet().stream()
                    .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                    .sum();
        } else if (question.isDone()) {
            ask(Map.copyOf(next));
        }
    }

    private void ask(Map<TopicPartition, Long> next) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        next.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        question = admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .whenComplete((found, error) -> {
                    if (error == null) {
                        waiting = between(next, found);
                    }
                });
    }

    private static long between(Map<TopicPartition, Long> next, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue().offset() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /**
     * How many records waited, as of a second or two ago; where nothing was fetched, the end of a transaction counts as a
     * record.
     */
    long waiting() {
        return waiting;
    }
}
