package io.countersign.consumer.console;

import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many questions through at one time, so that whoever looks on does not slow the processor down. */
final class Turnstile {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore permits;

    Turnstile(int atOnce) {
        this.permits = new Semaphore(atOnce, true);
    }

    /** The answer to a question; refuses it where others take too long. */
    <T> T ask(Supplier<T> question) {
        if (!isLetIn()) {
            throw new RefusedException(
                    HttpStatus.SERVICE_UNAVAILABLE, "others are asking the same servers; try again in a moment");
        }
        try {
            return question.get();
        } finally {
            permits.release();
        }
    }

    private boolean isLetIn() {
        try {
            return permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
