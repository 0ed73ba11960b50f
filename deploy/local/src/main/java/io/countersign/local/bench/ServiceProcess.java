package io.countersign.local.bench;

import io.countersign.schema.key.SignatureLibrary;
import io.countersign.servers.StopInOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service as a process of its own, with a heap of its own. */
final class ServiceProcess implements AutoCloseable {
    private static final int LOOK_EACH_MILLIS = 100;
    private static final int LAST_LINES = 40;

    /** With a heap of this size on two processors, G1 costs the consumer a tenth more. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
        StopInOrder.add(this);
    }

    /** Runs a command of the command line, with these settings and no others. */
    static ServiceProcess start(String command, String heap, Map<String, String> environment) throws IOException {
        return start(List.of(command), heap, environment);
    }

    /** The same of a command with its arguments. */
    static ServiceProcess start(List<String> command, String heap, Map<String, String> environment) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> words = new ArrayList<>(List.of("-cp", classPath, "io.countersign.cli.Main"));
        words.addAll(command);
        return launch(words, heap, environment, ProcessBuilder.Redirect.DISCARD);
    }

    /** Runs another program, whose class path, main class and arguments these are; the log takes what it prints. */
    static ServiceProcess ofProgram(List<String> words, String heap, Map<String, String> environment, Path log)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp"));
        all.addAll(words);
        return launch(all, heap, environment, ProcessBuilder.Redirect.to(log.toFile()));
    }

    /** The end of a log. */
    static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static ServiceProcess launch(
            List<String> program, String heap, Map<String, String> environment, ProcessBuilder.Redirect output)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = new ArrayList<>(List.of(java, "-Xmx" + heap, COLLECTOR));
        Optional.ofNullable(System.getProperty(SignatureLibrary.PROPERTY))
                .ifPresent(library -> words.add("-D" + SignatureLibrary.PROPERTY + "=" + library));
        words.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(output);
        return new ServiceProcess(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** The greatest resident set so far, in KiB; 0 where the system does not tell. */
    long peakResidentKib() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Waits until it ends by itself; returns the greatest resident set that was seen until then, in KiB. */
    long awaitEnd() throws InterruptedException {
        long peak = 0;
        while (!process.waitFor(LOOK_EACH_MILLIS, TimeUnit.MILLISECONDS)) {
            try {
                peak = Math.max(peak, peakResidentKib());
            } catch (IOException endedMeanwhile) {
                return peak;
            }
        }
        return peak;
    }

    /** With which code it ended. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        StopInOrder.remove(this);
        process.destroyForcibly();
    }
}
