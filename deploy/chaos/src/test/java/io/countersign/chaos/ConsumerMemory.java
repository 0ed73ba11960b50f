package io.countersign.chaos;

import io.countersign.chaos.scene.ConsumerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Asks a consumer's console and the operating system how much memory the consumer needs. */
final class ConsumerMemory {
    private static final Pattern CONSOLE = Pattern.compile("health and metrics at (http://[^/\\s]+)");
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final long MIB = 1024 * 1024;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConsumerProcess consumer;
    private final URI console;

    /**
     * What it needs at one moment, in MiB.
     *
     * @param heap what is left after a collection of garbage
     * @param resident what the operating system counts, where it tells
     */
    record Need(long heap, long direct, long threads, long resident) {}

    /** Returns when the consumer has said where its console is. */
    ConsumerMemory(ConsumerProcess consumer) throws IOException {
        this.consumer = consumer;
        Awaitility.await("the consumer's console")
                .atMost(LONGEST_START)
                .until(() -> CONSOLE.matcher(consumer.printed()).find());
        Matcher matcher = CONSOLE.matcher(consumer.printed());
        this.console = URI.create(matcher.find() ? matcher.group(1) : "");
    }

    /** Collects garbage and looks. */
    Need need() throws IOException, InterruptedException {
        collectGarbage();
        String metrics = metrics();
        return new Need(
                sum(metrics, "jvm_memory_used_bytes", "area=\"heap\"") / MIB,
                sum(metrics, "jvm_buffer_memory_used_bytes", "id=\"direct\"") / MIB,
                status("Threads"),
                status("VmRSS") / 1024);
    }

    private void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        int code = new ProcessBuilder(jcmd.toString(), Long.toString(consumer.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    "jcmd ended with " + code + "; is the consumer alive: " + consumer.isAlive());
        }
    }

    private long status(String name) throws IOException {
        Path status = Path.of("/proc", Long.toString(consumer.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    /** A number that the console tells, of all its labels together. */
    long metric(String name) throws IOException, InterruptedException {
        return sum(metrics(), name, "");
    }

    private static long sum(String metrics, String name, String label) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String metrics() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(console.resolve("/metrics")).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
