package io.countersign.gateway.fuzz;

import io.countersign.gateway.exchange.ImaginedCommunity;
import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests in a dialect's samples, as inputs to begin with. */
final class SampleRequests {
    private static final Path FOLDERS = Path.of("src/main/java/io/countersign/gateway");
    private static final JsonMapper MAPPER = new JsonMapper();

    private SampleRequests() {}

    static Stream<Named<byte[]>> of(String dialect, String prefix) {
        try (Stream<Path> files = Files.list(FOLDERS.resolve(dialect).resolve("samples"))) {
            return files
                    .sorted()
                    .flatMap(file -> requests(MAPPER.readTree(file)))
                    .filter(request -> request.path("path").stringValue().startsWith(prefix))
                    .map(SampleRequests::input)
                    .distinct()
                    .toList()
                    .stream()
                    .map(input -> Named.of(
                            input.lines().findFirst().orElse("") + " …",
                            Bytes.utf8(input).toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> requests(JsonNode sample) {
        return sample.has("steps")
                ? sample.get("steps").valueStream().map(step -> step.path("request"))
                : Stream.of(sample.path("request"));
    }

    private static String input(JsonNode request) {
        String path = request.path("path").stringValue();
        JsonNode body = request.path("body");
        String text = body.isMissingNode() ? "" : body.isString() ? body.stringValue() : body.toString();
        return filled(
                URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8) + "\n" + text);
    }

    /** With something in the place of what only a run of the samples would know. */
    private static String filled(String text) {
        return text.replace("{now}", ImaginedCommunity.NOW.toString())
                .replace("{community}", ImaginedCommunity.KEY.publicKey().encoded())
                .replaceAll("\"\\{\\{[a-z_]+}}\"", "17")
                .replaceAll("\\{[a-z_]+}", "17");
    }
}
