package io.countersign.consumer;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.intake.Decoded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the stages of successive batches overlap: while one batch is applied, the next is verified and the one before is
 * acknowledged. Each stage sees the batches in the order of their delivery.
 */
final class Pipeline implements AutoCloseable {
    private static final int ROOM = 4;

    private final Stages stages;
    private final ExecutorService database = Executors.newSingleThreadExecutor(NamedThreads.of("apply"));
    private final ExecutorService replies = Executors.newSingleThreadExecutor(NamedThreads.of("ack"));
    private final Semaphore room = new Semaphore(ROOM);
    private CompletableFuture<List<Outcome>> applied = CompletableFuture.completedFuture(List.of());
    private volatile CompletableFuture<List<Outcome>> acknowledged = applied;
    private volatile boolean closed;

    Pipeline(Stages stages) {
        this.stages = stages;
    }

    /** Sends a batch on its way. */
    void enter(List<Delivery> deliveries) {
        room.acquireUninterruptibly();
        CompletableFuture<List<Decoded>> read = stages.read(deliveries);
        applied = applied.thenCombineAsync(read, (before, records) -> stages.apply(records), database);
        acknowledged = acknowledged
                .thenCombineAsync(applied, (before, outcomes) -> acknowledged(outcomes), replies)
                .whenComplete((outcomes, error) -> room.release());
    }

    private List<Outcome> acknowledged(List<Outcome> outcomes) {
        stages.acknowledge(outcomes);
        return outcomes;
    }

    /** Waits until another batch may enter, but no longer than the limit; returns whether one may. */
    boolean awaitRoom(Duration limit) {
        try {
            if (!room.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            room.release();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many batches are under way. */
    int inside() {
        return ROOM - room.availablePermits();
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
