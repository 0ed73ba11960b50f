package io.countersign.cli.output;

import java.io.PrintWriter;

/** A line each tenth of the total, but at least 1,000 and at most 100,000, which also serves where that is not known. */
final class ProgressLines implements Progress {
    private static final long SHORTEST_STEP = 1_000;
    private static final long LONGEST_STEP = 100_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter err;
    private final String what;
    private final long before;
    private final long total;
    private final long step;
    private final long start = System.nanoTime();
    private long next;

    ProgressLines(PrintWriter err, String what, long before, long total) {
        this.err = err;
        this.what = what;
        this.before = before;
        this.total = total;
        this.step = total == UNKNOWN ? LONGEST_STEP : Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, total / 10));
        this.next = before - before % step + step;
    }

    @Override
    public void accept(long done) {
        if (done < next) {
            return;
        }
        next = done - done % step + step;
        double rate = (done - before) * NANOS_PER_SECOND / Math.max(1, System.nanoTime() - start);
        if (total == UNKNOWN) {
            err.printf("%,d %s, %,.0f a second%n", done, what, rate);
        } else {
            err.printf("%,d of %,d %s, %,.0f a second, %,.0f s left%n", done, total, what, rate, (total - done) / rate);
        }
        err.flush();
    }

    @Override
    public void close() {}
}
