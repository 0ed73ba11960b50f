package io.countersign.schema.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample files in the folders of the message types. */
public final class SampleFiles {
    private static final JsonMapper MAPPER = new JsonMapper();

    private SampleFiles() {}

    /** The JSON files in a folder below the folder of a type, for example {@code samples/valid}; perhaps none. */
    public static List<Path> of(MessageType type, String folder) {
        URL schema = type.getClass().getResource(type.schema());
        if (schema == null) {
            return List.of();
        }
        try {
            Path path = Path.of(schema.toURI()).resolveSibling(folder);
            if (!Files.isDirectory(path)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(path)) {
                return files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files of all types. */
    static Stream<Path> all(String folder) {
        return MessageTypes.all().stream().flatMap(type -> of(type, folder).stream());
    }

    /** The content of a file. */
    public static JsonNode read(Path file) {
        return MAPPER.readTree(file);
    }
}
