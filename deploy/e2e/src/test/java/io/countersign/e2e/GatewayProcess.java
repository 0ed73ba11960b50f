package io.countersign.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** {@code gateway} as a process, with one Flameup client. */
final class GatewayProcess implements AutoCloseable {
    static final String TOKEN = "token-of-the-only-client";

    private static final Pattern ADDRESS = Pattern.compile("^gateway at (http://\\S+)", Pattern.MULTILINE);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** Longer than any answer may take. */
    private static final Duration HUNG = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final CommandProcess process;
    private final URI address;

    private GatewayProcess(CommandProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it and waits until it is ready. */
    static GatewayProcess start(Path directory, Map<String, String> settings) throws IOException {
        Path output = Files.createTempFile(directory, "gateway-", ".log");
        CommandProcess process = CommandProcess.start(settings, output, "gateway");
        try {
            Awaitility.await("the gateway's address")
                    .atMost(LONGEST_START)
                    .until(() -> ADDRESS.matcher(process.printed()).find());
            Matcher matcher = ADDRESS.matcher(process.printed());
            GatewayProcess gateway = new GatewayProcess(process, URI.create(matcher.find() ? matcher.group(1) : ""));
            Awaitility.await("the gateway to be ready").atMost(LONGEST_START).until(gateway::isReady);
            return gateway;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    boolean isReady() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/readyz")).timeout(HUNG).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Upserts a person as Flameup's clients do. */
    HttpResponse<String> upsert(String userId) throws IOException, InterruptedException {
        String body = "{\"userId\":\"" + userId + "\",\"traits\":{\"first_name\":\"A\"}}";
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/people/upsert"))
                .timeout(HUNG)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    String printed() throws IOException {
        return process.printed();
    }

    /** As {@code kill} does; returns the exit code. */
    int stop() throws InterruptedException {
        return process.stop();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
