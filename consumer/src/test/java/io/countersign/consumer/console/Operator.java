package io.countersign.consumer.console;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.OptionsWith;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever calls the console of a consumer, with a token or without. */
record Operator(int port, String token) {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final Map<String, String> ALL = Map.of();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Starts a consumer of the community with a console in which this token lets act. */
    static Operator start(Community community) {
        return start(community, new ConsoleOptions("127.0.0.1", 0, OperatorToken.of(TOKEN)));
    }

    static Operator start(Community community, ConsoleOptions console) {
        ConsumerService consumer = community.start(OptionsWith.console(community.options("consumer"), console));
        return new Operator(consumer.consolePort(), TOKEN);
    }

    Operator with(String other) {
        return new Operator(port, other);
    }

    HttpResponse<String> get(String path) {
        return call(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return call(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first line of the answer to a browser that was led here by another name. */
    String calledAs(String host, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }

    /** What a call that must succeed is answered with. */
    JsonNode read(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = get("/console/api/" + path + (query.isEmpty() ? "" : "?" + query));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
