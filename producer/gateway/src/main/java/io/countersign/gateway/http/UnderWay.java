package io.countersign.gateway.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The calls that were taken and are not answered yet; a server that stops waits for them, and for no others. */
final class UnderWay {
    private static final String COUNTED = "countersign.counted";

    private final Phaser calls = new Phaser(1);
    private volatile boolean stopping;

    /** Whether no more calls are to be taken. */
    boolean isStopping() {
        return stopping;
    }

    void begins(Context context) {
        calls.register();
        context.attribute(COUNTED, true);
    }

    /** Its answer is written, or there is nobody any more to write it to. */
    void ends(Context context) {
        if (Boolean.TRUE.equals(context.attribute(COUNTED))) {
            context.attribute(COUNTED, false);
            calls.arriveAndDeregister();
        }
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
}
