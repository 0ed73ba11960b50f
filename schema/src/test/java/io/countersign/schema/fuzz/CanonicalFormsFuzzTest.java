package io.countersign.schema.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The canonical form is the one that another implementation gives of the same text. Only strict JSON is compared, as the
 * other reader lets more through; only with finite numbers, for which alone there is a form; and without subnormal ones,
 * which the other writes wrongly (1e-320 as 0.00…01e-178) or takes seconds for.
 */
@Timeout(10)
class CanonicalFormsFuzzTest {
    static Stream<Named<byte[]>> texts() {
        return JsonTexts.vectors();
    }

    @MethodSource("texts")
    @FuzzTest
    void texts(byte[] input) throws IOException {
        Bytes text = Bytes.of(input);
        Optional<JsonNode> tree = JsonTexts.read(text);
        if (tree.isEmpty() || JsonTexts.hasInfinity(tree.get()) || JsonTexts.hasSubnormal(tree.get())) {
            return;
        }
        // The other one reads objects and arrays only.
        String other = new JsonCanonicalizer("[" + text.toUtf8() + "]").getEncodedString();
        assertThat("[" + CanonicalJson.of(tree.get()).toUtf8() + "]").isEqualTo(other);
    }
}
