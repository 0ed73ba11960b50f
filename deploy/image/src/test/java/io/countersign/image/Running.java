package io.countersign.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A service of the image under way, which listens on a port of this machine. */
record Running(String name, Process process, int port, Path output) implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_END = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Waits until it says that it is ready, and prints how long that took from its start on. */
    void awaitReady(Way way) throws IOException {
        long start = System.nanoTime();
        try {
            Awaitility.await(name + " to be ready")
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(LONGEST_START)
                    .until(() -> !process.isAlive() || isReady());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(printed(), e);
        }
        assertThat(process.isAlive()).as(printed()).isTrue();
        System.out.printf(
                "image: %s is ready after %.1f s (%s)%n",
                name, (System.nanoTime() - start) / 1e9, way.name().toLowerCase(Locale.ROOT));
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/readyz").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** Posts JSON as whoever has this token. */
    HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends SIGTERM, waits for the end and returns the exit code. */
    int stop() throws IOException, InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as(printed()).isTrue();
        return process.exitValue();
    }

    String printed() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        // Politely: an engine's client that is killed leaves its container behind.
        process.destroy();
    }
}
