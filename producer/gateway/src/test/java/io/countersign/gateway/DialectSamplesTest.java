package io.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks the samples of all dialects against the whole: what they show as answers is what a caller gets. */
@Tag("servers")
class DialectSamplesTest {
    private static final Path FOLDERS = Path.of("src/main/java/io/countersign/gateway");
    private static final JsonMapper MAPPER = new JsonMapper();

    @SuppressWarnings("NullAway.Init")
    private static GatewayStack stack;

    @BeforeAll
    static void start() {
        stack = GatewayStack.started();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static Stream<Path> samples() throws Exception {
        try (Stream<Path> files = Files.walk(FOLDERS)) {
            return files
                    .filter(file -> file.toString().matches(".*[/]samples[/][^/]+[.]json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyDialectHasSamples() {
        for (String dialect : Dialects.names()) {
            assertThat(FOLDERS.resolve(dialect).resolve("samples")).isNotEmptyDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theAnswerIsAsTheSampleShows(Path sample) throws Exception {
        JsonNode content = MAPPER.readTree(Files.readString(sample));
        Captures captures = new Captures();
        captures.put("community", stack.community.publicKey().encoded());
        captures.put("valid_token", TestClients.bearer("missionhub"));
        captures.put("expired_token", TestClients.jwt("missionhub", Instant.parse("2024-01-05T16:47:03Z")));
        captures.put("now", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        for (JsonNode step : content.has("steps") ? content.get("steps") : List.of(content)) {
            HttpResponse<String> response = stack.call(request(step.path("request"), client(content, step), captures));
            JsonNode expected = step.path("response");
            String told = sample + " answered " + response.statusCode() + " "
                    + response.headers().map() + " " + response.body();
            assertThat(response.statusCode())
                    .as(told)
                    .isEqualTo(expected.path("status").intValue());
            expected.path("headers")
                    .forEachEntry((name, value) -> captures.match(
                            value, text(response.headers().firstValue(name).orElse(null)), name, told));
            if (expected.has("body")) {
                captures.match(expected.get("body"), MAPPER.readTree(response.body()), "", told);
            }
        }
    }

    private static JsonNode text(@Nullable String value) {
        return value == null ? MAPPER.nullNode() : MAPPER.getNodeFactory().stringNode(value);
    }

    private static @Nullable String client(JsonNode sample, JsonNode step) {
        JsonNode client = step.has("client") ? step.get("client") : sample.path("client");
        return client.isString() ? client.stringValue() : null;
    }

    private static HttpRequest.Builder request(JsonNode request, @Nullable String client, Captures captures) {
        JsonNode body = request.path("body");
        String text = body.isMissingNode() ? "" : body.isString() ? body.stringValue() : body.toString();
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        stack.uri(captures.fill(request.path("path").stringValue())))
                .method(request.path("method").stringValue(), HttpRequest.BodyPublishers.ofString(captures.fill(text)));
        if (client != null) {
            builder.setHeader("Authorization", "Bearer " + TestClients.bearer(client));
        }
        request.path("headers")
                .forEachEntry((name, value) -> builder.setHeader(name, captures.fill(value.stringValue())));
        return builder;
    }
}
