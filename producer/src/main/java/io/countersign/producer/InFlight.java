package io.countersign.producer;

import io.countersign.schema.ack.Ack;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** Counts the messages whose acks are waited for, and holds senders back while they are too many. Thread-safe. */
final class InFlight {
    private final Limits limits;
    private final Semaphore places;
    private volatile boolean closed;

    InFlight(Limits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.maxInFlight());
    }

    /** Waits for a place, which is taken until the future completes; by then it does, with a time-out if need be. */
    CompletableFuture<Ack> enter() {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while too many messages waited for their acks", e);
        }
        if (closed) {
            places.release();
            throw new IllegalStateException("the client is closed");
        }
        CompletableFuture<Ack> acknowledged = new CompletableFuture<>();
        CompletableFuture<Ack> unused = acknowledged
                .orTimeout(limits.ackTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ack, failure) -> places.release());
        return acknowledged;
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
    }

    /** Waits until no place is taken, but not longer than closing may take. */
    void drain() {
        if (limits.closeTimeout().isZero()) {
            return;
        }
        try {
            if (places.tryAcquire(limits.maxInFlight(), limits.closeTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(limits.maxInFlight());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
