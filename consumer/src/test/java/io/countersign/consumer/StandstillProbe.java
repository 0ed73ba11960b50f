package io.countersign.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Under every test with a consumer: alive but not moving, for longer than 30 s while there is work, is a failure. */
final class StandstillProbe implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> partitions;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "standstill-probe");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Integer, Long> last = new HashMap<>();
    private long moved = System.nanoTime();
    private @Nullable String standstill;

    StandstillProbe(Jdbi jdbi, Map<String, Object> client, String topic, int partitions) {
        this.jdbi = jdbi;
        this.admin = Admin.create(client);
        this.partitions = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest()));
        var unused = looking.scheduleWithFixedDelay(() -> look(topic), 1, 1, TimeUnit.SECONDS);
    }

    /** From now on it has to move. */
    synchronized void restart() {
        moved = System.nanoTime();
    }

    private void look(String topic) {
        try {
            Map<Integer, Long> now = progress(topic);
            note(now, ends());
        } catch (JdbiException | ExecutionException brokenOnPurpose) {
            restart();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Map<Integer, Long> now, Map<Integer, Long> ends) {
        boolean work = ends.entrySet().stream().anyMatch(end -> end.getValue() > now.getOrDefault(end.getKey(), 0L));
        if (!work || !now.equals(last)) {
            restart();
        } else if (System.nanoTime() - moved > LONGEST.toNanos()) {
            standstill = "applied " + now + " of " + ends;
        }
        last.clear();
        last.putAll(now);
    }

    private Map<Integer, Long> progress(String topic) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT partition, next_offset FROM partition_progress WHERE topic = :topic")
                .bind("topic", topic)
                .map((row, context) -> Map.entry(row.getInt(1), row.getLong(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max)));
    }

    private Map<Integer, Long> ends() throws ExecutionException, InterruptedException {
        Map<Integer, Long> ends = new HashMap<>();
        admin.listOffsets(partitions).all().get().forEach((at, end) -> ends.put(at.partition(), end.offset()));
        return ends;
    }

    @Override
    public synchronized void close() {
        looking.shutdownNow();
        admin.close(Duration.ZERO);
        assertThat(standstill)
                .as("no progress for " + LONGEST.toSeconds() + " s")
                .isNull();
    }
}
