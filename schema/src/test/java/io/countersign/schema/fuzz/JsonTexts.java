package io.countersign.schema.fuzz;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.vectors.Vectors;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import tools.jackson.databind.JsonNode;

/** JSON texts to begin with, and how they are read. */
final class JsonTexts {
    private JsonTexts() {}

    /** The published ones: strict, not strict, and those with a canonical form. */
    static Stream<Named<byte[]>> vectors() {
        return Stream.of(
                        Vectors.list("strict-json.json", "accepted")
                                .map(named -> named.getPayload().stringValue()),
                        Vectors.list("strict-json.json", "refused")
                                .filter(named -> named.getPayload().has("text"))
                                .map(named -> Vectors.text(named.getPayload(), "text")),
                        Vectors.list("canonical-json.json", "documents")
                                .map(named -> Vectors.text(named.getPayload(), "input")))
                .flatMap(texts -> texts)
                .map(Seeds::of);
    }

    /** The tree of a text that is strict JSON; what is wrong with another must be told rightly. */
    static Optional<JsonNode> read(Bytes text) {
        try {
            return Optional.of(StrictJson.parse(text, JsonLimits.defaults()));
        } catch (MalformedJsonException e) {
            Told.rightly(e.problem());
            return Optional.empty();
        }
    }

    /** Whether there is a number that as an IEEE 754 double is infinite. */
    static boolean hasInfinity(JsonNode tree) {
        return hasNumber(tree, Double::isInfinite);
    }

    /** Whether there is a number that as an IEEE 754 double is so small that it has fewer bits than others, but is not 0. */
    static boolean hasSubnormal(JsonNode tree) {
        return hasNumber(tree, value -> value != 0 && Math.abs(value) < Double.MIN_NORMAL);
    }

    private static boolean hasNumber(JsonNode tree, DoublePredicate sought) {
        return tree.isNumber()
                ? sought.test(tree.numberValue().doubleValue())
                : tree.valueStream().anyMatch(child -> hasNumber(child, sought));
    }
}
