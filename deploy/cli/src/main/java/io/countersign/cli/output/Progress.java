package io.countersign.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how much is done: a bar with rate and remaining time on a terminal, else a line from time to time. */
public interface Progress extends LongConsumer, AutoCloseable {
    /** Stands for a total that is not known before the end. */
    long UNKNOWN = -1;

    /** Takes how much is done in all; more than before. */
    @Override
    void accept(long done);

    @Override
    void close();

    /**
     * Starts to show.
     *
     * @param what is counted, for example {@code rows acknowledged}
     * @param before what was done before this run, and does not count for its rate
     * @param total how much there is, or {@link #UNKNOWN}
     */
    static Progress of(PrintWriter err, String what, long before, long total) {
        return Interactive.isTerminal() ? bar(what, before, total) : new ProgressLines(err, what, before, total);
    }

    private static Progress bar(String what, long before, long total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(what)
                .startsFrom(before, Duration.ZERO)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build();
        return new Progress() {
            @Override
            public void accept(long done) {
                bar.stepTo(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
