package io.countersign.consumer;

import io.countersign.consumer.inbox.FencedException;
import io.countersign.consumer.status.Condition;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again, ever more slowly, while surroundings are broken, until they work or the processor stops. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The result of the first attempt that works; a lost partition ends the attempts, as does {@link #end()}. */
    <T> T until(Condition condition, Supplier<T> attempt) {
        Duration pause = FIRST;
        while (true) {
            try {
                T result = attempt.get();
                condition.works();
                return result;
            } catch (FencedException e) {
                throw e;
            } catch (RuntimeException e) {
                condition.fails(e);
                LOG.warn("{} does not work; trying again in {} ms: {}", condition.name(), pause.toMillis(), brief(e));
                LOG.debug("in full", e);
                rest(pause);
                pause = longer(pause);
            }
        }
    }

    private void rest(Duration pause) {
        long millis = pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis());
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                throw new CancellationException("the processor stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the processor stops");
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    private static String brief(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        int line = message.indexOf('\n');
        return cause.getClass().getSimpleName() + ": " + (line < 0 ? message : message.substring(0, line));
    }

    /** Ends all waiting: what is being tried is given up. */
    void end() {
        stopped.countDown();
    }
}
