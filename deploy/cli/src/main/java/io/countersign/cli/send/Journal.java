package io.countersign.cli.send;

import io.countersign.cli.CommandException;
import io.countersign.schema.bytes.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Knows which rows of an input are done with, also after an interruption: a line for each, {@code ROW MESSAGE_ID STATUS
 * RESULT}, below the {@link JournalHead} and above a line {@code end} when nothing is left to be done. Not thread-safe.
 */
final class Journal implements AutoCloseable {
    /** In place of the message_id of a row that was not sent. */
    static final String NO_MESSAGE = "-";

    private static final String END = "end";

    private final AppendedFile file;
    /** A bit a row. */
    private final BitSet done = new BitSet();

    private boolean ended;

    private Journal(AppendedFile file) {
        this.file = file;
    }

    /**
     * Opens the journal of an input.
     *
     * @param resume whether to continue an earlier one, whose rows are counted in the tally; otherwise one that is not at
     *     its end is refused with a {@link CommandException}, as one of another input always is
     */
    static Journal open(Path path, JournalHead head, boolean resume, Tally tally) throws IOException {
        AppendedFile file = AppendedFile.open(path);
        Journal journal = new Journal(file);
        try {
            if (!file.isEmpty()) {
                journal.read(path, head, resume, tally);
            }
            if (file.isEmpty()) {
                file.add(Bytes.utf8(head.line() + "\n"));
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void read(Path path, JournalHead head, boolean resume, Tally tally) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            JournalHead earlier = JournalHead.parse(first == null ? "" : utf8(first))
                    .orElseThrow(() -> CommandException.refused(
                            path + " is no journal of send, and left as it is: name another one with --journal"));
            long length = first == null ? 0 : first.length() + 1L;
            if (resume) {
                requireSame(path, earlier, head);
            }
            Tally found = resume ? tally : new Tally();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // A last line that was not ended was never written as a whole.
                if (length + line.length() + 1 > Files.size(path) || !take(line, found)) {
                    break;
                }
                length += line.length() + 1L;
            }
            restart(path, resume, length);
        }
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static void requireSame(Path path, JournalHead earlier, JournalHead head) {
        if (!head.differences(earlier).isEmpty()) {
            throw CommandException.refused("it cannot be resumed, because what " + path + " is about has changed: "
                    + String.join(", ", head.differences(earlier)) + ". To send all of the input again, remove "
                    + path);
        }
    }

    private void restart(Path path, boolean resume, long length) throws IOException {
        if (resume) {
            file.cut(length);
        } else if (ended) {
            file.cut(0);
            done.clear();
            ended = false;
        } else {
            throw CommandException.refused("this input was sent in part (" + done.cardinality() + " rows are done):"
                    + " continue with --resume, or remove " + path + " to send all of it again");
        }
    }

    /** Takes a line of an earlier run; whether it is one. */
    private boolean take(String line, Tally tally) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 4 && parts[0].matches("\\d{1,9}")) {
            done.set(Integer.parseInt(parts[0]));
            tally.add(new Verdict(parts[2], parts[3]));
            return true;
        }
        ended |= line.equals(END);
        return ended;
    }

    boolean isDone(long row) {
        return done.get(Math.toIntExact(row));
    }

    /** How many rows an earlier run has done. */
    long done() {
        return done.cardinality();
    }

    void add(long row, String messageId, Verdict verdict) throws IOException {
        file.add(Bytes.utf8(row + " " + messageId + " " + verdict.status() + " " + verdict.result() + "\n"));
    }

    /** Notes that nothing is left to be done. */
    void end() throws IOException {
        if (!ended) {
            ended = true;
            file.add(Bytes.utf8(END + "\n"));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
