package io.countersign.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code initdb} and {@code pg_ctl}, as this machine can run them. */
record PostgresPrograms(Path home, PostgresAccount account) {
    private static final String LONGEST_WAIT_SECONDS = "120";

    static PostgresPrograms find() throws IOException {
        return new PostgresPrograms(PostgresBinaries.unpacked(), PostgresAccount.find());
    }

    // The built-in locale sorts and folds the same on every platform; the C library's do not.
    void create(Path data, String superuser, Path passwordFile) throws IOException {
        run(
                "initdb",
                "--pgdata=" + data,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    void start(Path data, Path log) throws IOException {
        try {
            run("pg_ctl", "start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", LONGEST_WAIT_SECONDS);
        } catch (IOException e) {
            throw new IOException("PostgreSQL did not start: " + lastLines(log), e);
        }
    }

    /** Stops a server and waits for its end; does nothing when none runs. */
    void stop(Path data) throws IOException {
        stop(data, "fast");
    }

    /** The same for a server whose data is thrown away: nothing more is written. */
    void drop(Path data) throws IOException {
        stop(data, "immediate");
    }

    private void stop(Path data, String mode) throws IOException {
        if (isRunning(data)) {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", mode, "-w", "-t", LONGEST_WAIT_SECONDS);
        }
    }

    private boolean isRunning(Path data) throws IOException {
        return Run.succeeds(account.prefix(), List.of(program("pg_ctl"), "status", "-D", data.toString()));
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(program(program)));
        command.addAll(List.of(arguments));
        Run.checked(account.prefix(), command);
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String lastLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "it wrote no log";
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
