package io.countersign.chaos.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A consumer as a process of its own. */
public final class ConsumerProcess implements AutoCloseable {
    private static final String HEAP = "-Xmx256m";

    private final JavaProcess process;
    private final Path output;

    private ConsumerProcess(JavaProcess process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ConsumerProcess start(List<String> options, Map<String, String> environment, Path output)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(HEAP));
        words.addAll(options);
        words.addAll(List.of("io.countersign.cli.Main", "consume"));
        return new ConsumerProcess(JavaProcess.start(words, environment, output), output);
    }

    /** As the operating system knows it. */
    public long pid() {
        return process.pid();
    }

    /** All that it has printed so far. */
    public String printed() throws IOException {
        return Files.readString(output);
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** As {@code kill} does; returns whether it ended in time. */
    public boolean stop() throws InterruptedException {
        return process.stop();
    }

    /** As {@code kill -STOP} does. */
    public void freeze() throws IOException, InterruptedException {
        process.freeze();
    }

    /** As {@code kill -CONT} does. */
    public void thaw() throws IOException, InterruptedException {
        process.thaw();
    }

    /** Its exit code, or -1 when it does not end within so many seconds. */
    public int awaitEnd(long seconds) throws InterruptedException {
        return process.awaitEnd(seconds);
    }

    @Override
    public void close() {
        process.close();
    }
}
