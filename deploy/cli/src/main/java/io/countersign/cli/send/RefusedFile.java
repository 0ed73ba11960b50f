package io.countersign.cli.send;

import io.countersign.cli.CommandException;
import io.countersign.cli.input.RefusedForm;
import io.countersign.cli.input.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file for refused rows, made when there is one. Not thread-safe. */
final class RefusedFile implements AutoCloseable {
    private final Path path;
    private final RefusedForm form;
    private @Nullable AppendedFile file;

    /** Throws {@link CommandException} where there is such a file that does not belong to an earlier run of this one. */
    RefusedFile(Path path, RefusedForm form, boolean resumes) {
        this.path = path;
        this.form = form;
        if (Files.exists(path) && !resumes) {
            throw CommandException.refused(
                    path + " exists already, with rows refused earlier: move it away, or name another with --refused");
        }
    }

    /** Adds a row with what is wrong with it. */
    void add(Row row, List<String> errors) throws IOException {
        AppendedFile open = file;
        if (open == null) {
            open = AppendedFile.open(path);
            file = open;
        }
        if (open.isEmpty() && form.head().length() > 0) {
            open.add(form.head());
        }
        open.add(form.row(row, errors));
    }

    /** Where refused rows are. */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
