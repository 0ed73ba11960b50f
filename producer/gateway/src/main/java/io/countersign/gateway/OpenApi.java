package io.countersign.gateway;

import io.countersign.gateway.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document of the gateway: a head, and the part that stands beside each dialect's classes. */
final class OpenApi {
    private static final JsonMapper MAPPER = new JsonMapper();

    private OpenApi() {}

    /** The whole document. */
    static ObjectNode of(List<Dialect> dialects) {
        ObjectNode document = read(OpenApi.class);
        dialects.forEach(dialect -> add(document, dialect));
        return document;
    }

    private static void add(ObjectNode document, Dialect dialect) {
        ObjectNode part = read(dialect.getClass());
        document.withObjectProperty("paths").setAll(object(part, "paths"));
        object(part, "components")
                .forEachEntry((kind, named) -> document.withObjectProperty("components")
                        .withObjectProperty(kind)
                        .setAll((ObjectNode) named));
    }

    private static ObjectNode object(ObjectNode part, String name) {
        return part.withObjectProperty(name);
    }

    private static ObjectNode read(Class<?> beside) {
        try (InputStream file = beside.getResourceAsStream("openapi.yaml")) {
            if (file == null) {
                throw new IllegalStateException("there is no openapi.yaml beside " + beside.getName());
            }
            Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            JsonNode tree = MAPPER.valueToTree(content);
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
