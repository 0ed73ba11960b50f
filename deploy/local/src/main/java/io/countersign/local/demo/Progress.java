package io.countersign.local.demo;

import io.countersign.cli.output.Interactive;
import java.io.PrintWriter;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how many acks have come: a bar on a terminal, else a line each tenth. */
interface Progress extends IntConsumer, AutoCloseable {
    @Override
    void close();

    static Progress of(int total, PrintWriter out) {
        return Interactive.isTerminal() ? bar(total) : lines(total, out);
    }

    private static Progress bar(int total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("acks")
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build();
        return new Progress() {
            @Override
            public void accept(int count) {
                bar.stepTo(count);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    private static Progress lines(int total, PrintWriter out) {
        int step = Math.max(1, total / 10);
        return new Progress() {
            @Override
            public void accept(int count) {
                if (count % step == 0) {
                    out.printf("  %,d of %,d acks%n", count, total);
                    out.flush();
                }
            }

            @Override
            public void close() {}
        };
    }
}
