package io.countersign.cli.validate;

import io.countersign.cli.output.Interactive;
import java.io.PrintWriter;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how many messages were checked: a bar on a terminal, else a line each 100,000. */
interface Progress extends LongConsumer, AutoCloseable {
    @Override
    void close();

    static Progress of(PrintWriter err) {
        return Interactive.isTerminal() ? bar() : lines(err);
    }

    private static Progress bar() {
        // How many there are is not known before the end, so the bar has no maximum but shows count and speed.
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("messages")
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build();
        return new Progress() {
            @Override
            public void accept(long count) {
                bar.stepTo(count);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    private static Progress lines(PrintWriter err) {
        return new Progress() {
            @Override
            public void accept(long count) {
                if (count % 100_000 == 0) {
                    err.printf("%,d messages checked%n", count);
                    err.flush();
                }
            }

            @Override
            public void close() {}
        };
    }
}
