package io.countersign.schema.json;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.vectors.Vectors;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Stream<Named<JsonNode>> documents() {
        return Vectors.list("canonical-json.json", "documents");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentsHaveTheirPublishedForm(JsonNode vector) throws MalformedJsonException {
        String canonical = canonical(text(vector, "input"));

        assertThat(canonical).isEqualTo(text(vector, "canonical"));
        assertThat(canonical(canonical)).isEqualTo(canonical);
    }

    /** RFC 8785, section 3.2.4 gives these bytes for the example of section 3.2.2. */
    @Test
    void theFormIsUtf8() throws MalformedJsonException {
        JsonNode first = Vectors.file("canonical-json.json").get("documents").get(0);
        assertThat(CanonicalJson.of(parse(text(first, "input"))).toHex())
                .isEqualTo("7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a"
                        + "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c"
                        + "22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");
    }

    @Test
    void numbersAreWrittenAsEcmaScriptDoes() {
        for (JsonNode vector : Vectors.file("canonical-json.json").get("numbers")) {
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(text(vector, "ieee754"), 16));
            assertThat(CanonicalJson.of(NODES.numberNode(value)).toUtf8())
                    .as(text(vector, "ieee754"))
                    .isEqualTo(text(vector, "text"));
        }
    }

    @Test
    void numbersThatAreNoneHaveNoForm() {
        for (JsonNode vector : Vectors.file("canonical-json.json").get("refused_numbers")) {
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(text(vector, "ieee754"), 16));
            assertThatThrownBy(() -> CanonicalJson.of(NODES.numberNode(value)))
                    .isInstanceOf(NotCanonicalException.class);
        }
    }

    @Test
    void otherNodesHaveNoForm() {
        assertThatThrownBy(() -> CanonicalJson.of(NODES.stringNode("half \ud83d")))
                .isInstanceOf(NotCanonicalException.class);
        assertThatThrownBy(() -> CanonicalJson.of(NODES.binaryNode(new byte[1])))
                .isInstanceOf(NotCanonicalException.class);
        assertThatThrownBy(() -> CanonicalJson.of(NODES.missingNode())).isInstanceOf(NotCanonicalException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.5", "0.1", "1e300", "9007199254740992", "{\"a\":[100000000000000000000]}"})
    void manyNumbersKeepTheirValue(String json) throws MalformedJsonException {
        assertThat(CanonicalJson.keepsNumbers(parse(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "0.12345678901234567890", "{\"a\":[12345678901234567891]}", "1e400"})
    void otherNumbersDoNot(String json) throws MalformedJsonException {
        assertThat(CanonicalJson.keepsNumbers(parse(json))).isFalse();
    }

    @Test
    void agreesWithAnotherImplementation() throws IOException, MalformedJsonException {
        long seed = 8_785;
        RandomJson random = new RandomJson(new Random(seed));
        for (int i = 0; i < 2_000; i++) {
            String json = random.value(4);
            String expected = new JsonCanonicalizer("[" + json + "]").getEncodedString();
            assertThat(canonical("[" + json + "]"))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyDoubleIsWrittenAsAnotherImplementationDoes() throws IOException {
        long seed = 754;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String expected = new JsonCanonicalizer("[" + new BigDecimal(value) + "]").getEncodedString();
            assertThat("[" + EcmaScriptNumber.of(value) + "]")
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(expected);
        }
    }

    private static JsonNode parse(String json) throws MalformedJsonException {
        return StrictJson.parse(Bytes.utf8(json), JsonLimits.defaults());
    }

    private static String canonical(String json) throws MalformedJsonException {
        return CanonicalJson.of(parse(json)).toUtf8();
    }
}
