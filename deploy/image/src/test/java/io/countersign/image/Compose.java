package io.countersign.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code compose.yaml} says. */
record Compose(JsonNode root) {
    static final Path DEPLOY = Path.of("..");

    /** A variable of the environment that must be set. */
    static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+}");

    /** The file as it stands in the sources. */
    static Compose ofSources() {
        return new Compose(yaml(DEPLOY.resolve("compose.yaml")));
    }

    static JsonNode yaml(Path file) {
        return yaml(content(file));
    }

    static JsonNode yaml(String document) {
        return JsonMapper.shared().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(document));
    }

    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All services by their names. */
    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        root.path("services").forEachEntry(services::put);
        return services;
    }

    JsonNode service(String name) {
        return root.path("services").path(name);
    }

    /** The services that run Countersign's image. */
    Map<String, JsonNode> ours() {
        Map<String, JsonNode> ours = services();
        ours.values().removeIf(service -> !image(service).startsWith("countersign:"));
        return ours;
    }

    static String image(JsonNode service) {
        return service.path("image").asString();
    }

    /** The variables that a service gets, with these values where the file asks for some. */
    static Map<String, String> environment(JsonNode service, Map<String, String> given) {
        Map<String, String> environment = new LinkedHashMap<>();
        service.path("environment").forEachEntry((name, value) -> {
            String text = REQUIRED.matcher(value.asString())
                    .replaceAll(found -> Matcher.quoteReplacement(given.getOrDefault(found.group(1), "")));
            environment.put(name, text);
        });
        return environment;
    }

    /** The items of a list of a service; none where there is no list. */
    static List<String> texts(JsonNode list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> list.path(i).asString())
                .toList();
    }
}
