package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** {@code up} as a process, on any free ports. */
final class LocalStackProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final CommandProcess up;
    private final Path envFile;

    private LocalStackProcess(CommandProcess up, Path envFile) {
        this.up = up;
        this.envFile = envFile;
    }

    /** Starts it, with its files in a directory of the test, and waits until it says that it is ready. */
    static LocalStackProcess start(Path directory, Map<String, String> settings, String... options) throws IOException {
        Path envFile = directory.resolve("countersign.env");
        List<String> arguments = new ArrayList<>(List.of("up", "--kafka-port", "0", "--postgres-port", "0"));
        arguments.addAll(List.of("--console-port", "0", "--gateway-port", "0", "--env-file", envFile.toString()));
        arguments.addAll(List.of(options));
        Path output = Files.createTempFile(directory, "up-", ".log");
        LocalStackProcess started = new LocalStackProcess(
                CommandProcess.start(settings, output, arguments.toArray(String[]::new)), envFile);
        started.awaitReady();
        return started;
    }

    private void awaitReady() throws IOException {
        try {
            Awaitility.await("the line that begins with 'ready'")
                    .atMost(LONGEST_START)
                    .until(() -> !up.isAlive() || readyLines().size() == 1);
            assertThat(up.isAlive()).as(up.printed()).isTrue();
        } catch (ConditionTimeoutException | AssertionError e) {
            up.close();
            throw e;
        }
    }

    private List<String> readyLines() throws IOException {
        return up.printed().lines().filter(line -> line.startsWith("ready ")).toList();
    }

    /** The one line that says where everything is. */
    String ready() throws IOException {
        return readyLines().get(0);
    }

    Path envFile() {
        return envFile;
    }

    /** The variables of the env file, as a shell reads them. */
    Map<String, String> variables() throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "set -a; . \"$0\"; set +a; env", envFile.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> variables = new TreeMap<>();
        new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("COUNTERSIGN_"))
                .forEach(line ->
                        variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return variables;
    }

    /** All processes that run for it, PostgreSQL's, which are nobody's children, among them. */
    List<ProcessHandle> processes(Path postgresDirectory) throws IOException {
        Path pidFile = postgresDirectory.resolve("data/postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0)))
                .orElseThrow();
        return Stream.of(up.children().stream(), Stream.of(postmaster), postmaster.descendants())
                .flatMap(processes -> processes)
                .distinct()
                .toList();
    }

    String printed() throws IOException {
        return up.printed();
    }

    /** As {@code kill} does; returns the exit code. */
    int stop() throws InterruptedException {
        return up.stop();
    }

    @Override
    public void close() {
        up.close();
    }
}
