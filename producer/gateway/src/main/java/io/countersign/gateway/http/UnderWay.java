package io.countersign.gateway.http;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;

/**
 * The calls that have arrived and whose answers are not written to their last byte yet; a server that stops waits for
 * them, and for no others.
 */
final class UnderWay {
    private final Phaser calls = new Phaser(1);
    private volatile boolean stopping;

    /** Whether no more calls are to be taken. */
    boolean isStopping() {
        return stopping;
    }

    /** Counts a call until its callback is completed. */
    Callback begins(Callback callback) {
        calls.register();
        return new Call(callback);
    }

    /** Takes no more calls, and returns whether all have ended in time. */
    boolean drain(Duration limit) {
        stopping = true;
        try {
            int phase = calls.arriveAndDeregister();
            calls.awaitAdvanceInterruptibly(phase, limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Call extends Callback.Nested {
        private final AtomicBoolean ended = new AtomicBoolean();

        private Call(Callback callback) {
            super(callback);
        }

        @Override
        public void completed() {
            if (ended.compareAndSet(false, true)) {
                calls.arriveAndDeregister();
            }
        }
    }
}
