package io.countersign.cli.send;

import io.countersign.cli.consume.Termination;
import io.countersign.cli.input.Row;
import io.countersign.producer.Sent;
import io.countersign.schema.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Sends the rows of inputs, one input after the other. */
final class Sending {
    private final Function<ObjectNode, Sent> client;
    private final boolean waits;
    private final Termination termination;
    private final Window window;
    private final Checks checks = new Checks();

    /**
     * Takes what it sends with.
     *
     * @param waits for acks, or else only for the broker
     */
    Sending(Function<ObjectNode, Sent> client, boolean waits, Termination termination, Window window) {
        this.client = client;
        this.waits = waits;
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
            requireGoingOn(outcomes);
            CompletableFuture<?> unused = settled(row, client.apply(payload), outcomes)
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

    private void requireGoingOn(Outcomes outcomes) {
        termination.check();
        if (outcomes.failure().isPresent()) {
            throw new CancellationException("something stands in the way");
        }
    }
}
