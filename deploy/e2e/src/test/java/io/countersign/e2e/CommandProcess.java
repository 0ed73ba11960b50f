package io.countersign.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the command line as a process of its own, which a test may kill. */
final class CommandProcess implements AutoCloseable {
    /** It lives for seconds: thorough compilation would cost more than it gains. */
    private static final List<String> JVM = List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final long LONGEST_END_SECONDS = 30;
    private static final long LONGEST_RUN_SECONDS = 60;

    private final Process process;
    private final String name;
    private final Path output;

    private CommandProcess(Process process, String name, Path output) {
        this.process = process;
        this.name = name;
        this.output = output;
    }

    /** Starts one with these settings and no others; appends what it prints to a file. */
    static CommandProcess start(Map<String, String> settings, Path output, String... arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(JVM);
        command.addAll(List.of("-cp", classPath, "io.countersign.local.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COUNTERSIGN_"));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return new CommandProcess(builder.start(), arguments[0], output);
    }

    /** What came of a command that ends by itself. */
    record Result(int exitCode, String printed) {}

    /** Runs one to its end. */
    static Result run(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("countersign-", ".output");
        try (CommandProcess command = start(settings, output, arguments)) {
            return new Result(command.awaitEnd(LONGEST_RUN_SECONDS), command.printed());
        } finally {
            Files.delete(output);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill} does; returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd(LONGEST_END_SECONDS);
    }

    private int awaitEnd(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("'" + name + "' did not end within " + seconds + " s");
        }
        return process.exitValue();
    }

    /** All that it has printed so far. */
    String printed() throws IOException {
        return Files.readString(output);
    }

    /** All processes that it has started and that have not gone their own way. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
