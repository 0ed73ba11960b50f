package io.countersign.cli.send;

import io.countersign.cli.input.RefusedForm;
import io.countersign.cli.input.Row;
import io.countersign.cli.output.Progress;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Keeps what becomes of rows: a refused one goes to its file first, then to the journal, then it counts. Thread-safe. */
final class Outcomes {
    private final @Nullable Journal journal;
    private final RefusedFile refused;
    private final Tally tally;
    private final Progress progress;
    private long finished;
    private @Nullable Throwable failure;

    /** Takes null for a journal where an input cannot be read twice. */
    Outcomes(@Nullable Journal journal, RefusedFile refused, Tally tally, Progress progress) {
        this.journal = journal;
        this.refused = refused;
        this.tally = tally;
        this.progress = progress;
        this.finished = tally.count(Verdict::isFinal);
    }

    /** Refused before it was sent. */
    synchronized void invalid(Row row, List<Problem> problems) {
        keep(row, Journal.NO_MESSAGE, Verdict.INVALID, problems);
    }

    /** Taken by the broker, and nobody waits for more. */
    synchronized void sent(Row row, MessageId id) {
        keep(row, id.value(), Verdict.SENT, List.of());
    }

    /** Answered. */
    synchronized void acknowledged(Row row, Ack ack) {
        Verdict verdict = Verdict.of(ack.payload().result());
        keep(row, ack.payload().messageId().value(), verdict, ack.payload().errors());
    }

    /** Neither: what stands in the way is kept as the reason to stop, unless it is the row. */
    synchronized void failed(Row row, Throwable reason) {
        if (reason instanceof RecordTooLargeException) {
            invalid(row, List.of(new Problem(ErrorCode.TOO_LONG, "", "Kafka takes no record of this size")));
        } else if (reason instanceof java.util.concurrent.TimeoutException) {
            tally.add(Verdict.NO_ACK);
            stopBecause(new AckMissingException());
        } else {
            tally.add(Verdict.NOT_ACCEPTED);
            stopBecause(reason);
        }
    }

    private void keep(Row row, String id, Verdict verdict, List<Problem> problems) {
        try {
            if (verdict.isRefused()) {
                refused.add(row, errors(row, verdict, problems));
            }
            if (journal != null) {
                journal.add(row.number(), id, verdict);
            }
            tally.add(verdict);
            finished++;
            progress.accept(finished);
        } catch (IOException e) {
            stopBecause(e);
        }
    }

    private static List<String> errors(Row row, Verdict verdict, List<Problem> problems) {
        return problems.isEmpty()
                ? List.of(verdict.status() + " " + verdict.result())
                : RefusedForm.texts(row, problems);
    }

    private void stopBecause(Throwable reason) {
        failure = failure == null ? reason : failure;
    }

    /** Why no more rows should be sent; empty where nothing stands in the way. */
    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    Tally tally() {
        return tally;
    }
}
