package io.countersign.cli.csv;

import io.countersign.schema.message.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the JSON Schema of a message type says about one place in a message. */
record SchemaNode(URI document, JsonNode node) {
    /** The whole message. */
    static SchemaNode of(MessageType type) {
        String folder = type.getClass().getPackageName().replace('.', '/');
        URI document = URI.create("/" + folder + "/" + type.schema());
        return new SchemaNode(document, read(document));
    }

    private static JsonNode read(URI document) {
        try (InputStream in = Objects.requireNonNull(MessageType.class.getResourceAsStream(document.getPath()))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member of the object at this place; empty where the schema names none of that name. */
    Optional<SchemaNode> member(String name) {
        return parts().filter(part -> part.node.path("properties").has(name))
                .map(part -> part.at(part.node.path("properties").path(name)))
                // A second mention only tightens the first; the one that says most is behind the reference.
                .reduce((outer, inner) -> inner);
    }

    /** The elements of the array at this place; empty where it is none. */
    Optional<SchemaNode> items() {
        return parts().filter(part -> part.node.has("items"))
                .map(part -> part.at(part.node.path("items")))
                .findFirst();
    }

    /** The names of the members that the object at this place may have. */
    List<String> members() {
        List<String> names = new ArrayList<>();
        parts().forEach(part -> names.addAll(part.node.path("properties").propertyNames()));
        return names.stream().distinct().toList();
    }

    /** The JSON types that are allowed here; none where any is. */
    Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        parts().map(part -> part.node.path("type"))
                .flatMap(type -> type.isArray() ? type.valueStream() : Stream.of(type))
                .filter(JsonNode::isString)
                .forEach(type -> types.add(type.stringValue()));
        return types;
    }

    /** The texts that are allowed here; none where any is. */
    List<String> choices() {
        return parts().flatMap(part -> part.node.path("enum").valueStream())
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Whether members of any name and content may be here. */
    boolean isOpen() {
        return members().isEmpty() && items().isEmpty() && (types().isEmpty() || types().contains("object"));
    }

    /** This node, and what it refers to. */
    private Stream<SchemaNode> parts() {
        JsonNode reference = node.path("$ref");
        return reference.isString()
                ? Stream.concat(
                        Stream.of(this), referred(reference.stringValue()).parts())
                : Stream.of(this);
    }

    private SchemaNode referred(String reference) {
        URI target = document.resolve(reference);
        URI other = URI.create(target.getPath());
        return new SchemaNode(other, read(other).at(target.getFragment()));
    }

    private SchemaNode at(JsonNode other) {
        return new SchemaNode(document, other);
    }
}
