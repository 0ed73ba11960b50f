package io.countersign.schema.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.NotCanonicalException;
import io.countersign.schema.json.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Any text is JSON or refused for a reason; its canonical form means the same and is its own canonical form. */
@Timeout(10)
class CanonicalJsonFuzzTest {
    static Stream<Named<byte[]>> texts() {
        return JsonTexts.vectors();
    }

    @MethodSource("texts")
    @FuzzTest
    void texts(byte[] input) throws MalformedJsonException {
        Optional<JsonNode> tree = JsonTexts.read(Bytes.of(input));
        if (tree.isPresent()) {
            hasACanonicalFormOrTooGreatNumbers(tree.get());
        }
    }

    private static void hasACanonicalFormOrTooGreatNumbers(JsonNode tree) throws MalformedJsonException {
        Bytes canonical;
        try {
            canonical = CanonicalJson.of(tree);
        } catch (NotCanonicalException e) {
            assertThat(JsonTexts.hasInfinity(tree)).as("%s", tree).isTrue();
            assertThat(CanonicalJson.keepsNumbers(tree)).isFalse();
            return;
        }
        JsonNode again = StrictJson.parse(canonical, JsonLimits.defaults());
        assertThat(CanonicalJson.of(again)).isEqualTo(canonical);
        assertThat(means(tree, again, CanonicalJson.keepsNumbers(tree)))
                .as("%s as %s", tree, canonical)
                .isTrue();
    }

    private static boolean means(JsonNode tree, JsonNode again, boolean exactly) {
        if (tree.isNumber() && again.isNumber()) {
            return exactly
                    ? tree.decimalValue().compareTo(again.decimalValue()) == 0
                    : tree.numberValue().doubleValue() == again.numberValue().doubleValue();
        }
        if (tree.isObject() && again.isObject()) {
            return List.copyOf(again.propertyNames())
                            .equals(tree.propertyNames().stream().sorted().toList())
                    && tree.propertyNames().stream().allMatch(name -> means(tree.get(name), again.get(name), exactly));
        }
        if (tree.isArray() && again.isArray() && tree.size() == again.size()) {
            for (int i = 0; i < tree.size(); i++) {
                if (!means(tree.get(i), again.get(i), exactly)) {
                    return false;
                }
            }
            return true;
        }
        return tree.equals(again);
    }
}
