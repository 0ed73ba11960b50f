package io.countersign.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Calls over so many connections, each the next as soon as the one before is answered. */
final class HttpLoad {
    private static final int CREATED = 201;
    private static final int FIRST_ERROR = 400;
    private static final int MOST_FAULTS = 10;

    private final URL address;
    private final String token;
    private final int connections;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    HttpLoad(String address, String token, int connections) throws MalformedURLException {
        this.address = URI.create(address).toURL();
        this.token = token;
        this.connections = connections;
        // Without it Java keeps no more than five open between their calls.
        System.setProperty("http.maxConnections", Integer.toString(connections));
    }

    /** How long each answer took for people of these numbers, who are not there yet. */
    Latencies run(int first, int count) throws Exception {
        AtomicInteger next = new AtomicInteger(first);
        Latencies latencies = new Latencies();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(threads.submit(() -> loop(next, first + count, latencies)));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
            return latencies;
        } finally {
            threads.shutdownNow();
        }
    }

    private @Nullable Void loop(AtomicInteger next, int end, Latencies latencies) throws IOException {
        for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
            byte[] body = body(number);
            long start = System.nanoTime();
            int status = call(body);
            latencies.add(System.nanoTime() - start);
            if (status != CREATED && faults.size() < MOST_FAULTS) {
                faults.add("an answer with status " + status + " to a new person");
            }
        }
        return null;
    }

    private int call(byte[] body) throws IOException {
        HttpURLConnection call = (HttpURLConnection) address.openConnection();
        call.setRequestMethod("POST");
        call.setRequestProperty("Authorization", "Bearer " + token);
        call.setRequestProperty("Content-Type", "application/json");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        call.getOutputStream().write(body);
        int status = call.getResponseCode();
        // A connection is used again only when its answer has been read to the end.
        try (InputStream answer = status < FIRST_ERROR ? call.getInputStream() : call.getErrorStream()) {
            answer.readAllBytes();
        }
        return status;
    }

    private static byte[] body(int number) {
        return ("{\"userId\":\"u" + number + "\",\"email\":\"jane" + number
                        + "@example.org\",\"traits\":{\"first_name\":\"Jane\",\"last_name\":\"Doe " + number
                        + "\",\"phone\":\"+1-416-555-0123\",\"locale\":\"en\",\"plan\":\"pro\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What was wrong with answers so far; not more than a few. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
