package io.countersign.local.stack;

import io.countersign.cli.CommandException;
import io.countersign.cli.consume.Termination;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/** Asks a processor whether it is ready, as an orchestrator would. */
public final class Readiness {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Readiness() {}

    /**
     * Returns when the processor behind this address is ready; throws {@link CommandException} when that takes more than
     * a minute and {@link CancellationException} when told to stop.
     */
    public static void await(String console, Termination termination) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(console + "/readyz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant end = Instant.now().plus(LONGEST);
        String checks = ask(client, request);
        while (!checks.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw CommandException.refused(
                        "the processor is not ready after " + LONGEST.toSeconds() + " s: " + checks);
            }
            termination.await(PAUSE);
            termination.check();
            checks = ask(client, request);
        }
    }

    /** Empty when it is ready, else what it says of itself. */
    private static String ask(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? "" : response.body();
        } catch (IOException e) {
            return String.valueOf(e);
        } catch (InterruptedException e) {
            throw new CancellationException("told to stop");
        }
    }
}
