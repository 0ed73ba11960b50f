package io.countersign.local.demo;

import io.countersign.cli.CommandException;
import io.countersign.producer.Sent;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.bytes.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends records and waits for their acks, with not too many on their way at once. */
final class Traffic {
    private static final int ON_THEIR_WAY = 2_000;
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final UpsertClient client;
    private final Tally tally;
    private final IntConsumer progress;
    private final Semaphore room = new Semaphore(ON_THEIR_WAY);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Bytes> undeliverable = new ArrayList<>();
    private int sent;
    private int answered;
    private long nanos;

    /** Calls {@code progress} with the number of acks after each, one call at a time. */
    Traffic(UpsertClient client, Tally tally, IntConsumer progress) {
        this.client = client;
        this.tally = tally;
        this.progress = progress;
    }

    /** Sends so many records and returns when all acks have come; throws {@link CommandException} when they do not. */
    void run(int count, Supplier<Planned> next) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            await(1);
            send(next.get());
        }
        await(ON_THEIR_WAY);
        nanos = System.nanoTime() - start;
    }

    private void send(Planned planned) {
        AckStatus status = planned.expectation().result().status();
        if (status == AckStatus.FAILED || status == AckStatus.REJECTED) {
            undeliverable.add(planned.value());
        }
        tally.sent(planned);
        sent++;
        long start = System.nanoTime();
        Sent message = client.sendRaw(planned.value(), planned.key(), List.of());
        var unused = message.acknowledged().whenComplete((ack, problem) -> settle(planned, ack, problem, start));
    }

    private void settle(Planned planned, @Nullable Ack ack, @Nullable Throwable problem, long start) {
        if (ack == null) {
            failure.compareAndSet(null, problem);
        } else {
            tally.answered(planned, ack.payload(), System.nanoTime() - start);
            count();
        }
        room.release();
    }

    private synchronized void count() {
        answered++;
        progress.accept(answered);
    }

    private void await(int permits) {
        int before = answered();
        while (!acquire(permits)) {
            int now = answered();
            if (now == before) {
                throw silent();
            }
            before = now;
        }
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("a message could not be sent: " + problem.getMessage(), problem);
        }
    }

    private boolean acquire(int permits) {
        try {
            return room.tryAcquire(permits, SILENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for acks", e);
        }
    }

    private CommandException silent() {
        String why = client.acksFailure().map(e -> ": " + e.getMessage()).orElse("");
        return CommandException.refused((sent - answered()) + " of " + sent
                + " acks are missing, and none has come for " + SILENCE.toSeconds() + " seconds" + why);
    }

    private synchronized int answered() {
        return answered;
    }

    /** The records that were sent although they must fail or be rejected. */
    List<Bytes> undeliverable() {
        return undeliverable;
    }

    int sent() {
        return sent;
    }

    /** Messages a second, from the first send to the last ack. */
    long throughput() {
        return Math.round(sent / (nanos / 1e9));
    }
}
