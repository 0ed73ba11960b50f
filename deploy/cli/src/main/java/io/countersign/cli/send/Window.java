package io.countersign.cli.send;

import io.countersign.cli.input.Row;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many rows are under way, and how much memory they take. Thread-safe. */
final class Window {
    /** Enough to keep a processor busy whose batches are 500 records. */
    private static final int PLACES = 4_000;

    private static final int BYTES_A_PLACE = 4_096;
    private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

    private final Semaphore places = new Semaphore(PLACES);
    private final PrintWriter err;

    Window(PrintWriter err) {
        this.err = err;
    }

    /** Waits for room for a row; what is returned is to be given back. */
    int enter(Row row) {
        int taken = Math.min(PLACES, 1 + row.weight() / BYTES_A_PLACE);
        acquire(taken);
        return taken;
    }

    void leave(int taken) {
        places.release(taken);
    }

    /** Waits until nothing is under way. */
    void drain() {
        acquire(PLACES);
        places.release(PLACES);
    }

    private void acquire(int count) {
        try {
            while (!places.tryAcquire(count, SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS)) {
                err.println("waiting for acknowledgements of what is under way");
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
