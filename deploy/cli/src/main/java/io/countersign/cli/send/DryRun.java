package io.countersign.cli.send;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Session;
import io.countersign.cli.output.Progress;
import io.countersign.cli.validate.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;

/** Says what would be refused before it is sent, and sends nothing. */
final class DryRun {
    private DryRun() {}

    static int of(List<Source> sources, Session session, PrintWriter err) throws IOException {
        Checks checks = new Checks();
        Report report = new Report(session.out(), session.format());
        long total = sources.stream().anyMatch(source -> source.total() == Progress.UNKNOWN)
                ? Progress.UNKNOWN
                : sources.stream().mapToLong(Source::total).sum();
        try (Progress progress = Progress.of(err, "messages checked", 0, total)) {
            for (Source source : sources) {
                try (InputStream in = source.file().open()) {
                    source.rows().forEach(in, row -> {
                        report.add(row.place(), row.columns(), checks.of(row));
                        progress.accept(report.messages());
                    });
                }
            }
        }
        return report.finish() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
