package io.countersign.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML strictly: a name that stands twice is an error. */
final class Yaml {
    private Yaml() {}

    static Node read(String text) {
        return new Node(reader().load(text));
    }

    static Node read(Path file) {
        return read(content(file));
    }

    /** All documents of a text but empty ones. */
    static List<Node> readAll(String text) {
        List<Node> documents = new ArrayList<>();
        reader().loadAll(text).forEach(document -> {
            if (document != null) {
                documents.add(new Node(document));
            }
        });
        return documents;
    }

    static String write(Map<String, Object> members) {
        return new org.yaml.snakeyaml.Yaml().dump(members);
    }

    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first mapping with the second one over it, member by member. */
    static Map<String, Object> merge(Map<String, Object> under, Map<String, Object> over) {
        Map<String, Object> merged = new LinkedHashMap<>(under);
        over.forEach((name, value) -> merged.merge(name, value, Yaml::mergedValue));
        return merged;
    }

    private static Object mergedValue(@Nullable Object under, Object over) {
        return under instanceof Map && over instanceof Map
                ? merge(new Node(under).members(), new Node(over).members())
                : Objects.requireNonNull(over);
    }

    private static org.yaml.snakeyaml.Yaml reader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
    }
}
