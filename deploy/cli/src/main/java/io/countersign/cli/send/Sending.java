package io.countersign.cli.send;

import io.countersign.cli.consume.Termination;
import io.countersign.cli.input.Row;
import io.countersign.producer.Sent;
import io.countersign.schema.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.common.errors.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/** Sends the rows of inputs, one input after the other. */
final class Sending {
    private final Function<ObjectNode, Sent> client;
    private final boolean waits;
    private final Duration patience;
    private final Termination termination;
    private final Window window;
    private final Checks checks = new Checks();

    /**
     * Takes what it sends with.
     *
     * @param waits for acks, or else only for the broker
     * @param patience how long it tries to hand one row to a broker that takes none
     */
    Sending(
            Function<ObjectNode, Sent> client,
            boolean waits,
            Duration patience,
            Termination termination,
            Window window) {
        this.client = client;
        this.waits = waits;
        this.patience = patience;
        this.termination = termination;
        this.window = window;
    }

    /**
     * Sends what is left to be done of an input and returns when it is known what became of all that was sent; whether
     * that is all. Where it is not, the job's outcomes say what stands in the way, or the process was told to stop.
     */
    boolean send(Job job, Outcomes outcomes) throws IOException {
        boolean read = false;
        try (InputStream in = job.source().file().open()) {
            job.source().rows().forEach(in, row -> {
                if (!job.isDone(row)) {
                    send(row, outcomes);
                }
            });
            read = true;
        } catch (CancellationException e) {
            read = false;
        } finally {
            window.drain();
        }
        return read && outcomes.failure().isEmpty();
    }

    private void send(Row row, Outcomes outcomes) {
        requireGoingOn(outcomes);
        List<Problem> problems = checks.of(row);
        if (!problems.isEmpty()) {
            outcomes.invalid(row, problems);
            return;
        }
        ObjectNode payload = Checks.payload(row);
        int places = window.enter(row);
        try {
            CompletableFuture<?> unused = settled(row, handOver(payload, outcomes), outcomes)
                    .whenComplete((outcome, failure) -> window.leave(places));
        } catch (CancellationException e) {
            window.leave(places);
            throw e;
        } catch (RuntimeException e) {
            window.leave(places);
            outcomes.failed(row, e);
        }
    }

    private CompletableFuture<?> settled(Row row, Sent sent, Outcomes outcomes) {
        return waits
                ? sent.acknowledged().handle((ack, failure) -> {
                    if (failure == null) {
                        outcomes.acknowledged(row, ack);
                    } else {
                        outcomes.failed(row, failure);
                    }
                    return row;
                })
                : sent.accepted().handle((message, failure) -> {
                    if (failure == null) {
                        outcomes.sent(row, message.messageId());
                    } else {
                        outcomes.failed(row, failure);
                    }
                    return row;
                });
    }

    /** Kafka's own retries are behind this: its buffer is full, or it does not know the topic yet. */
    private Sent handOver(ObjectNode payload, Outcomes outcomes) {
        long start = System.nanoTime();
        while (true) {
            requireGoingOn(outcomes);
            try {
                return client.apply(payload);
            } catch (TimeoutException e) {
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private void requireGoingOn(Outcomes outcomes) {
        termination.check();
        if (outcomes.failure().isPresent()) {
            throw new CancellationException("something stands in the way");
        }
    }
}
