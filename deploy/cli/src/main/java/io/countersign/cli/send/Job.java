package io.countersign.cli.send;

import io.countersign.cli.input.Row;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One input with what is written beside it.
 *
 * @param journal null where the input can be read once only
 * @param before how many rows an earlier run has done
 */
record Job(Source source, @Nullable Journal journal, RefusedFile refused, Tally tally, long before)
        implements AutoCloseable {
    /** Opens what belongs to an input; throws {@code CommandException} where that does not fit. */
    static Job open(Source source, JournalHead head, FileOptions files) throws IOException {
        Tally tally = new Tally();
        Journal journal =
                source.file().isStream() ? null : Journal.open(files.journal(source), head, files.resumes(), tally);
        try {
            long before = journal == null ? 0 : journal.done();
            Path path = files.refused(source);
            return new Job(
                    source, journal, new RefusedFile(path, source.rows().refusedForm(), before > 0), tally, before);
        } catch (RuntimeException e) {
            if (journal != null) {
                journal.close();
            }
            throw e;
        }
    }

    boolean isDone(Row row) {
        return journal != null && journal.isDone(row.number());
    }

    /** Notes that nothing is left to be done. */
    void end() throws IOException {
        if (journal != null) {
            journal.end();
        }
    }

    @Override
    public void close() throws IOException {
        try (refused) {
            if (journal != null) {
                journal.close();
            }
        }
    }
}
