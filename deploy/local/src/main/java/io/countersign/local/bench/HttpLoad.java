package io.countersign.local.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls over so many connections, each the next as soon as the one before is answered. */
final class HttpLoad {
    private static final int CREATED = 201;
    private static final int MOST_FAULTS = 10;

    private final URI address;
    private final String token;
    private final int connections;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    HttpLoad(String address, String token, int connections) {
        this.address = URI.create(address);
        this.token = token;
        this.connections = connections;
    }

    /** How long each answer took, nanoseconds, for people of these numbers, who are not there yet. */
    List<Long> run(int first, int count) throws Exception {
        AtomicInteger next = new AtomicInteger(first);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<List<Long>>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(threads.submit(() -> loop(next, first + count)));
            }
            List<Long> all = new ArrayList<>(count);
            for (Future<List<Long>> loop : loops) {
                all.addAll(loop.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> loop(AtomicInteger next, int end) throws Exception {
        List<Long> took = new ArrayList<>();
        for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
            HttpRequest request = request(number);
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            took.add(System.nanoTime() - start);
            if (response.statusCode() != CREATED && faults.size() < MOST_FAULTS) {
                faults.add("an answer with status " + response.statusCode() + " to a new person");
            }
        }
        return took;
    }

    private HttpRequest request(int number) {
        String body = "{\"userId\":\"u" + number + "\",\"email\":\"jane" + number
                + "@example.org\",\"traits\":{\"first_name\":\"Jane\",\"last_name\":\"Doe " + number
                + "\",\"phone\":\"+1-416-555-0123\",\"locale\":\"en\",\"plan\":\"pro\"}}";
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** What was wrong with answers so far; not more than a few. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
