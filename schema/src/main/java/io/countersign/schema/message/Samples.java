package io.countersign.schema.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sample documents, for demonstrations and tests; they stand in the folders of the message types. */
public final class Samples {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Samples() {}

    /**
     * The payloads of the people:upsert and organizations:upsert that the format was first documented with: the person
     * once with an existing and once with a new category, then the organization. Each call gives new trees.
     */
    public static List<ObjectNode> seeds() {
        return List.of(
                load("people/samples/valid/seed-existing-category.json"),
                load("people/samples/valid/seed-new-category.json"),
                load("organizations/samples/valid/seed.json"));
    }

    /**
     * One sample, by its path from the folder of this class, for example {@code ping/samples/valid/smallest.json};
     * throws {@link IllegalArgumentException} where there is none.
     */
    public static ObjectNode load(String path) {
        try (InputStream sample = Samples.class.getResourceAsStream(path)) {
            if (sample == null) {
                throw new IllegalArgumentException("there is no sample " + path);
            }
            return (ObjectNode) MAPPER.readTree(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
