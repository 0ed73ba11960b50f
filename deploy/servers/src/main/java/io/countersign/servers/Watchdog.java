package io.countersign.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shell that outlives this JVM by a moment: when the JVM dies without stopping PostgreSQL, even by SIGKILL, the pipe
 * between them closes and the shell stops it.
 */
final class Watchdog implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");

    // SIGINT is PostgreSQL's "fast shutdown". A terminal sends Ctrl-C to the shell, too, hence the trap.
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r farewell && exit 0
            pid=$(head -n 1 "$1/postmaster.pid") || exit 0
            kill -INT "$pid"
            seconds=0
            while test -e "$1/postmaster.pid" && test "$seconds" -lt 120; do sleep 1; seconds=$((seconds + 1)); done
            test -z "$2" || rm -rf "$2"
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    static Watchdog over(Path data, String deleteAfterwards) throws IOException {
        if (!Files.exists(SHELL)) {
            throw new IOException("the embedded PostgreSQL needs " + SHELL);
        }
        return new Watchdog(new ProcessBuilder(
                        SHELL.toString(), "-c", SCRIPT, "countersign-watchdog", data.toString(), deleteAfterwards)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Sends the shell away: PostgreSQL has been stopped. */
    @Override
    public void close() throws IOException {
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write('\n');
        }
    }
}
