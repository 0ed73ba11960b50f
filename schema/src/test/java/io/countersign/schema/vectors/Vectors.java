package io.countersign.schema.vectors;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import tools.jackson.databind.JsonNode;

/** The vectors that the module publishes for all languages. */
public final class Vectors {
    private Vectors() {}

    /** A vector file. */
    public static JsonNode file(String name) {
        String resource = "/io/countersign/schema/vectors/" + name;
        try (InputStream stream = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource), resource)) {
            return StrictJson.parse(Bytes.wrap(stream.readAllBytes()), JsonLimits.defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The items of one of its lists, named for reports. */
    public static Stream<Named<JsonNode>> list(String file, String list) {
        return Stream.of(file(file).get(list).iterator()).flatMap(items -> {
            Stream.Builder<Named<JsonNode>> named = Stream.builder();
            items.forEachRemaining(item -> named.add(Named.of(name(item), item)));
            return named.build();
        });
    }

    /** The text of a member that is there. */
    public static String text(JsonNode item, String member) {
        return item.get(member).stringValue();
    }

    private static String name(JsonNode item) {
        for (String member : new String[] {"name", "why", "text", "ieee754"}) {
            if (item.has(member)) {
                return text(item, member);
            }
        }
        return item.toString();
    }
}
