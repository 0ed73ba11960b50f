package io.countersign.chaos.scene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jdbi.v3.core.JdbiException;

/** Looks at the database's progress several times a second, and keeps every step backwards that it sees. */
public final class Progress implements AutoCloseable {
    /** A step backwards of a partition. */
    public record Step(int partition, long from, long to) {}

    private static final long EACH_MILLIS = 200;

    private final Postgres postgres;
    private final Admin admin;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final List<Step> backwards = new ArrayList<>();
    private final List<Step> setBack = new ArrayList<>();
    private final Map<Integer, Long> last = new HashMap<>();

    Progress(Postgres postgres, Admin admin) {
        this.postgres = postgres;
        this.admin = admin;
        var unused = looking.scheduleWithFixedDelay(this::look, EACH_MILLIS, EACH_MILLIS, TimeUnit.MILLISECONDS);
    }

    // A database that is down has no progress to tell; whoever waits for it to move will miss it.
    private synchronized void look() {
        try {
            note(now(), backwards);
        } catch (JdbiException databaseIsDown) {
            return;
        }
    }

    private void note(Map<Integer, Long> now, List<Step> steps) {
        now.forEach((partition, next) -> {
            long before = last.getOrDefault(partition, 0L);
            if (next < before) {
                steps.add(new Step(partition, before, next));
            }
            last.put(partition, next);
        });
    }

    /** The next offset to apply of each partition. */
    public Map<Integer, Long> now() {
        Map<Integer, Long> now = new HashMap<>();
        IntStream.range(0, Topics.PARTITIONS).forEach(partition -> now.put(partition, 0L));
        postgres.jdbi()
                .useHandle(handle -> handle.createQuery(
                                "SELECT partition, next_offset FROM partition_progress WHERE topic = :topic")
                        .bind("topic", Topics.REQUESTS)
                        .map((row, context) -> Map.entry(row.getInt(1), row.getLong(2)))
                        .forEach(entry -> now.put(entry.getKey(), entry.getValue())));
        return now;
    }

    /** Runs something that sets the database back to where it was at these positions or a little later. */
    public synchronized void whileSetBack(Map<Integer, Long> backup, RestoreAction restore) throws Exception {
        note(now(), backwards);
        restore.run();
        // What was applied in the moments before and after is not seen: the widest range it may have been.
        Map<Integer, Long> ends = ends();
        backup.forEach((partition, next) -> {
            setBack.add(new Step(partition, ends.getOrDefault(partition, next), next));
            last.put(partition, next);
        });
    }

    /** Sets a database back. */
    public interface RestoreAction {
        /** Returns when the database is there again. */
        void run() throws Exception;
    }

    /** Steps backwards that nobody asked for. */
    public synchronized List<Step> backwards() {
        return List.copyOf(backwards);
    }

    /** Steps backwards by restoring a backup. */
    public synchronized List<Step> setBack() {
        return List.copyOf(setBack);
    }

    /** The end of each partition of the requests. */
    public Map<Integer, Long> ends() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int i = 0; i < Topics.PARTITIONS; i++) {
            asked.put(new TopicPartition(Topics.REQUESTS, i), OffsetSpec.latest());
        }
        Map<Integer, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((at, end) -> ends.put(at.partition(), end.offset()));
        return ends;
    }

    /** The offset up to which each partition of the requests is acknowledged. */
    public Map<Integer, Long> committed() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> group = admin.listConsumerGroupOffsets(Topics.GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<Integer, Long> committed = new HashMap<>();
        for (int i = 0; i < Topics.PARTITIONS; i++) {
            OffsetAndMetadata at = group.get(new TopicPartition(Topics.REQUESTS, i));
            committed.put(i, at == null ? 0L : at.offset());
        }
        return committed;
    }

    /**
     * Waits until every partition that has work moves on, in the database and in what is acknowledged; returns how long
     * that took, empty if longer than the limit.
     */
    public Optional<Duration> awaitMove(Duration limit) {
        long start = System.nanoTime();
        List<Map<Integer, Long>> before = new ArrayList<>();
        boolean moved = await(limit, () -> {
            Map<Integer, Long> ends = ends();
            List<Map<Integer, Long>> now = List.of(now(), committed());
            if (before.isEmpty()) {
                before.addAll(now);
            }
            return haveMoved(before.get(0), now.get(0), ends) && haveMoved(before.get(1), now.get(1), ends);
        });
        return moved ? Optional.of(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty();
    }

    private static boolean haveMoved(Map<Integer, Long> before, Map<Integer, Long> now, Map<Integer, Long> ends) {
        return now.entrySet().stream().allMatch(partition -> {
            int number = partition.getKey();
            long next = partition.getValue();
            return next > before.getOrDefault(number, 0L) || next >= ends.getOrDefault(number, 0L);
        });
    }

    /** Waits until everything is applied and acknowledged; returns whether it was in time. */
    public boolean awaitEnd(Duration limit) {
        return await(limit, () -> {
            Map<Integer, Long> ends = ends();
            return now().equals(ends) && committed().equals(ends);
        });
    }

    /** Waits until all that the broker has confirmed when this is called is applied; returns whether it was in time. */
    public boolean awaitAppliedSoFar(Duration limit) {
        Map<Integer, Long> wanted = new HashMap<>();
        return await(limit, () -> {
            if (wanted.isEmpty()) {
                wanted.putAll(ends());
            }
            Map<Integer, Long> now = now();
            return wanted.entrySet().stream().allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue());
        });
    }

    // While servers are down there is no answer; whoever waits asks again.
    private static boolean await(Duration limit, Callable<Boolean> reached) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(reached);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
