package io.countersign.cli.send;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Session;
import io.countersign.cli.output.Printable;
import io.countersign.cli.output.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Says at the end what became of all rows, and what to do next. */
final class Summary {
    private final List<Job> jobs;
    private final Session session;
    private final PrintWriter err;

    Summary(List<Job> jobs, Session session, PrintWriter err) {
        this.jobs = jobs;
        this.session = session;
        this.err = err;
    }

    /** Prints it and returns the exit code. */
    int finish(boolean complete, Optional<Throwable> failure) {
        Table table = new Table("file", "status", "result", "rows");
        for (Job job : jobs) {
            job.tally()
                    .counts()
                    .forEach((verdict, rows) ->
                            table.row(job.source().file().name(), verdict.status(), verdict.result(), rows));
        }
        session.print(table);
        jobs.stream()
                .filter(Summary::hasRefused)
                .forEach(job -> say(job.tally().count(Verdict::isRefused) + " refused rows are in "
                        + job.refused().path() + " with their errors: correct them there and send that file"));
        if (!complete) {
            failure.map(Summary::reason).ifPresent(this::say);
            say("stopped: " + howToGoOn());
        }
        if (failure.isPresent() && failure.get() instanceof KafkaException) {
            return ExitCode.UNREACHABLE;
        }
        return !complete || jobs.stream().anyMatch(Summary::hasRefused) ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private void say(String message) {
        err.println("countersign: " + Printable.of(message));
        err.flush();
    }

    private static boolean hasRefused(Job job) {
        return job.tally().count(Verdict::isRefused) > 0;
    }

    private static String reason(Throwable failure) {
        return failure instanceof KafkaException
                ? "Kafka does not take the rows: " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }

    private String howToGoOn() {
        long done = jobs.stream()
                .mapToLong(job -> job.tally().count(Verdict::isFinal))
                .sum();
        if (jobs.stream().anyMatch(job -> job.journal() == null)) {
            return done + " rows are done; what comes through a pipe cannot be resumed";
        }
        long total = jobs.stream().mapToLong(job -> job.source().total()).sum();
        return done + " of " + total + " rows are done; the same command with --resume sends the others";
    }
}
