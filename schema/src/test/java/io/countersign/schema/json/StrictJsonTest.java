package io.countersign.schema.json;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import io.countersign.schema.vectors.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StrictJsonTest {
    static Stream<String> accepted() {
        return Vectors.list("strict-json.json", "accepted")
                .map(item -> item.getPayload().stringValue());
    }

    static Stream<Named<JsonNode>> refused() {
        return Vectors.list("strict-json.json", "refused");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void strictTextsAreRead(String text) throws MalformedJsonException {
        JsonNode node = StrictJson.parse(Bytes.utf8(text), JsonLimits.defaults());

        assertThat(StrictJson.parse(Bytes.utf8(node.toString()), JsonLimits.defaults()))
                .isEqualTo(node);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void otherTextsAreRefusedWithThePlace(JsonNode vector) {
        Bytes bytes = vector.has("hex") ? Bytes.hex(text(vector, "hex")) : Bytes.utf8(text(vector, "text"));

        Problem problem = refusal(bytes, JsonLimits.defaults());

        assertThat(problem.code().text()).isEqualTo(text(vector, "code"));
        if (vector.has("pointer")) {
            assertThat(problem.pointer()).isEqualTo(text(vector, "pointer"));
        }
    }

    @Test
    void numbersAreExact() throws MalformedJsonException {
        JsonNode numbers = parse("[2147483647, 2147483648, 9223372036854775808, 0.10, 1e2, -0.0]");

        assertThat(numbers.get(0).isInt()).isTrue();
        assertThat(numbers.get(1).isLong()).isTrue();
        assertThat(numbers.get(2).bigIntegerValue()).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(numbers.get(3).decimalValue()).isEqualTo(new BigDecimal("0.10"));
        assertThat(numbers.get(4).isBigDecimal()).isTrue();
        assertThat(numbers.get(5).isBigDecimal()).isTrue();
    }

    @Test
    void membersKeepTheirOrder() throws MalformedJsonException {
        assertThat(parse("{\"b\":1,\"a\":2,\"c\":3}").propertyNames()).containsExactly("b", "a", "c");
    }

    @Test
    void limitsAreInclusive() throws MalformedJsonException {
        JsonLimits tight = new JsonLimits(2, 3, 4, 5);

        assertThat(StrictJson.parse(Bytes.utf8("[[\"abc\",1234,-123,\"\\u0061bc\"]]"), tight))
                .isNotNull();
        assertThat(StrictJson.parse(
                        Bytes.utf8("{\"abcde\":{\"\\u0061\u20ac\u20ac\u20ac\u20ac\":\"\u20ac\u20ac\u20ac\"}}"), tight))
                .isNotNull();
        assertThat(refusal(Bytes.utf8("[[[]]]"), tight).code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
        assertThat(refusal(Bytes.utf8("[\"abcd\"]"), tight))
                .isEqualTo(new Problem(ErrorCode.TOO_LONG, "/0", "a string has at most 3 characters"));
        assertThat(refusal(Bytes.utf8("\"\ud83d\ude00\ud83d\ude00\""), tight).code())
                .isEqualTo(ErrorCode.TOO_LONG);
        assertThat(refusal(Bytes.utf8("[12345]"), tight).code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
        assertThat(refusal(Bytes.utf8("[1.234]"), tight).code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
        assertThat(refusal(Bytes.utf8("{\"abcdef\":1}"), tight).code()).isEqualTo(ErrorCode.TOO_LONG);
    }

    @Test
    void hostileTextsEndQuicklyAndQuietly() {
        String deep = "[".repeat(500_000);
        String number = "1".repeat(500_000);
        String name = "{\"" + "n".repeat(500_000) + "\":1}";
        String object = "{\"n\":" + "[".repeat(31) + "\"\\ud800\"";

        assertThat(refusal(Bytes.utf8(deep), JsonLimits.defaults()).code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
        assertThat(refusal(Bytes.utf8(number), JsonLimits.defaults()).code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
        assertThat(refusal(Bytes.utf8(name), JsonLimits.defaults()).pointer()).isEmpty();
        assertThat(refusal(Bytes.utf8(object), JsonLimits.defaults()).code()).isEqualTo(ErrorCode.WRONG_FORMAT);
    }

    @Test
    void messagesNeverQuoteValues() {
        for (String text : new String[] {"\"s3cret", "[s3cret]", "{\"a\":s3cret}", "\"s3cret\\ud800\"", "[1] s3cret"}) {
            assertThat(refusal(Bytes.utf8(text), JsonLimits.defaults()).message())
                    .doesNotContain("s3cret")
                    .isNotBlank();
        }
    }

    private static JsonNode parse(String text) throws MalformedJsonException {
        return StrictJson.parse(Bytes.utf8(text), JsonLimits.defaults());
    }

    private static Problem refusal(Bytes text, JsonLimits limits) {
        MalformedJsonException thrown =
                catchThrowableOfType(MalformedJsonException.class, () -> StrictJson.parse(text, limits));
        assertThat(thrown).as("the text is refused").isNotNull();
        return thrown.problem();
    }
}
