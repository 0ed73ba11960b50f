package io.countersign.consumer;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.intake.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the stages of successive batches overlap: while one batch is applied, the next is verified and the one before is
 * acknowledged. Each stage sees the batches in the order of their delivery.
 *
 * <p>A small batch is alone: more of them beside each other would only be smaller, and what each costs apart from its
 * records would slow all down. What comes meanwhile is better taken together.
 */
final class Pipeline implements AutoCloseable {
    private static final int ROOM = 4;

    /** From so many records on, what a batch costs apart from them does not matter. */
    private static final int LARGE = 100;

    private final Stages stages;
    private final ExecutorService database = Executors.newSingleThreadExecutor(NamedThreads.of("apply"));
    private final ExecutorService replies = Executors.newSingleThreadExecutor(NamedThreads.of("ack"));
    private final Lock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Deque<Batch> inside = new ArrayDeque<>();
    private int room = ROOM;
    private CompletableFuture<List<Outcome>> applied = CompletableFuture.completedFuture(List.of());
    private volatile CompletableFuture<List<Outcome>> acknowledged = applied;
    private volatile boolean closed;

    /** What is known of a batch that is under way; the time is that of its oldest record. */
    private record Batch(int records, Instant oldest) {}

    Pipeline(Stages stages) {
        this.stages = stages;
    }

    /** Sends a batch on its way; only when {@link #awaitRoom} has said that one may. */
    void enter(List<Delivery> deliveries) {
        lock.lock();
        try {
            inside.add(batch(deliveries));
            room = deliveries.size() < LARGE ? 1 : ROOM;
        } finally {
            lock.unlock();
        }
        CompletableFuture<List<Decoded>> read = stages.read(deliveries);
        applied = applied.thenCombineAsync(read, (before, records) -> stages.apply(records), database);
        acknowledged = acknowledged
                .thenCombineAsync(applied, (before, outcomes) -> acknowledged(outcomes), replies)
                .whenComplete((outcomes, error) -> leave());
    }

    private static Batch batch(List<Delivery> deliveries) {
        Instant oldest = deliveries.stream()
                .map(delivery -> delivery.at().time())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Batch(deliveries.size(), oldest);
    }

    private List<Outcome> acknowledged(List<Outcome> outcomes) {
        stages.acknowledge(outcomes);
        return outcomes;
    }

    private void leave() {
        lock.lock();
        try {
            inside.remove();
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until another batch may enter, but no longer than the limit; returns whether one may. */
    boolean awaitRoom(Duration limit) {
        long nanos = limit.toNanos();
        lock.lock();
        try {
            while (inside.size() >= room && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
            return inside.size() < room;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** How many batches are under way. */
    int inside() {
        lock.lock();
        try {
            return inside.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many records are under way. */
    int records() {
        lock.lock();
        try {
            return inside.stream().mapToInt(Batch::records).sum();
        } finally {
            lock.unlock();
        }
    }

    /** The time of the oldest record under way; empty while there is none. */
    Optional<Instant> oldest() {
        lock.lock();
        try {
            return inside.stream().map(Batch::oldest).min(Comparator.naturalOrder());
        } finally {
            lock.unlock();
        }
    }

    /** Why batches were given up; null while none was. */
    @Nullable
    Throwable failure() {
        if (!acknowledged.isCompletedExceptionally()) {
            return null;
        }
        try {
            acknowledged.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        } catch (CancellationException e) {
            return e;
        }
    }

    /** Waits until nothing is under way, but no longer than the limit; returns whether that was reached. */
    boolean settle(Duration limit) {
        if (closed) {
            return acknowledged.isDone();
        }
        try {
            acknowledged.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | CancellationException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts anew after a failure; what was given up comes again. */
    void reset() {
        applied = CompletableFuture.completedFuture(List.of());
        acknowledged = applied;
    }

    @Override
    public void close() {
        closed = true;
        database.shutdownNow();
        replies.shutdownNow();
    }
}
