package io.countersign.cli.input;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command was told to read, or the standard input. */
public record InputFile(String name, Surroundings surroundings) {
    private static final String STANDARD_INPUT = "-";
    private static final int BUFFER = 1 << 16;

    /** Refuses with a {@link CommandException} what cannot be read, before anything is done with other files. */
    public InputFile {
        Path path = Path.of(name);
        if (!name.equals(STANDARD_INPUT) && (Files.isDirectory(path) || !Files.isReadable(path))) {
            throw CommandException.usage("there is no file " + name + " that may be read");
        }
    }

    /** Whether it can be read once only: the standard input, a pipe or a device. */
    public boolean isStream() {
        return name.equals(STANDARD_INPUT) || !Files.isRegularFile(Path.of(name));
    }

    /** Its content, buffered. */
    public InputStream open() throws IOException {
        return new BufferedInputStream(
                name.equals(STANDARD_INPUT) ? surroundings.in() : Files.newInputStream(Path.of(name)), BUFFER);
    }
}
