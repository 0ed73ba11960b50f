package io.countersign.cli.consume;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a command that runs until it is told to stop. Whoever tells it waits until the command has put everything
 * in order, so that the process does not end under its hands.
 */
public final class Termination implements AutoCloseable {
    private static final Duration LONGEST_CLEANING = Duration.ofMinutes(2);

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final Thread hook = new Thread(this::tell, "countersign-stop");
    private volatile Runnable action = () -> {};

    private Termination() {}

    /** One that the end of the process (SIGTERM, Ctrl-C) tells. */
    public static Termination ofProcess() {
        Termination termination = new Termination();
        try {
            Runtime.getRuntime().addShutdownHook(termination.hook);
        } catch (IllegalStateException endsAlready) {
            termination.told.countDown();
        }
        return termination;
    }

    /** Tells the command to stop and waits until it has. */
    private void tell() {
        told.countDown();
        action.run();
        await(cleaned, LONGEST_CLEANING);
    }

    /** Does this when the command is told to stop, or now if it was told already. */
    public void onTell(Runnable doThis) {
        action = doThis;
        if (isTold()) {
            doThis.run();
        }
    }

    /** Throws {@link CancellationException} when the command was told to stop. */
    public void check() {
        if (isTold()) {
            throw new CancellationException("told to stop");
        }
    }

    /** Whether the command was told to stop. */
    public boolean isTold() {
        return told.getCount() == 0;
    }

    /** Returns when the command is told to stop, by whomever, an interruption of this thread among them. */
    public void await() {
        try {
            told.await();
        } catch (InterruptedException e) {
            told.countDown();
        }
    }

    /** As {@link #await()}, but no longer than this; returns whether the command was told. */
    public boolean await(Duration limit) {
        return await(told, limit);
    }

    private boolean await(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            told.countDown();
            return true;
        }
    }

    /** Everything is in order: the process may end. */
    @Override
    public void close() {
        cleaned.countDown();
        if (!isTold()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
