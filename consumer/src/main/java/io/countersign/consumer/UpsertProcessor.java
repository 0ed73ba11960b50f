package io.countersign.consumer;

import io.countersign.consumer.inbox.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop around the story of a record, which {@link Stages} tells: it is delivered, verified, decoded, applied and
 * acknowledged. What another consumer took over is left to it; what was given up for any reason comes again.
 */
final class UpsertProcessor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(UpsertProcessor.class);

    /** How long the inbox may go without being polled, on which the group's rebalances wait. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final Function<Boolean, List<Delivery>> inbox;
    private final Runnable rewind;
    private final Pipeline pipeline;
    private final Duration drain;
    private final Pulse pulse;
    private volatile boolean stopping;

    UpsertProcessor(
            Function<Boolean, List<Delivery>> inbox, Runnable rewind, Pipeline pipeline, Duration drain, Pulse pulse) {
        this.inbox = inbox;
        this.rewind = rewind;
        this.pipeline = pipeline;
        this.drain = drain;
        this.pulse = pulse;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                pulse.beat();
                List<Delivery> batch = inbox.apply(pipeline.awaitRoom(LONGEST_WAIT));
                if (!batch.isEmpty()) {
                    pipeline.enter(batch);
                }
                Throwable failure = pipeline.failure();
                if (failure != null) {
                    startOver(failure);
                }
            }
        } catch (CancellationException e) {
            LOG.debug("stopped while waiting for surroundings to work", e);
        }
        if (!pipeline.settle(drain)) {
            LOG.warn("what was under way after {} s is left to the next start", drain.toSeconds());
        }
    }

    private void startOver(Throwable failure) {
        LOG.info("starting over from what is applied and acknowledged: {}", failure.toString());
        pipeline.reset();
        rewind.run();
    }

    void stop() {
        stopping = true;
    }
}
