package io.countersign.schema.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.Mnemonic;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.vectors.Vectors;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A text is one key or none, a key is one text; the same for signatures and mnemonics. */
@Timeout(10)
class KeyFuzzTest {
    private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
    private static final int SEED = 16;

    static Stream<Named<byte[]>> texts() {
        return Stream.concat(
                        Stream.of("keys", "encodings", "refused")
                                .flatMap(list -> Vectors.list("keys.json", list))
                                .map(Named::getPayload)
                                .flatMap(vector -> vector.valueStream().filter(JsonNode::isString))
                                .map(JsonNode::stringValue),
                        Stream.of("e5".repeat(Signature.LENGTH)))
                .distinct()
                .map(Seeds::of);
    }

    @MethodSource("texts")
    @FuzzTest
    void texts(byte[] input) {
        String text = Bytes.of(input).toUtf8();
        publicKey(text);
        parsed(PrivateKey::fromHex, text).ifPresent(key -> assertThat(key.hex()).isEqualTo(lower(text)));
        parsed(Signature::parse, text)
                .ifPresent(signature -> assertThat(signature.hex()).isEqualTo(lower(text)));
        parsed(Mnemonic::entropy, text)
                .ifPresent(entropy -> assertThat(Mnemonic.words(entropy))
                        .isEqualTo(String.join(" ", lower(text).strip().split("\\s+"))));
        bytes(input);
    }

    private static void publicKey(String text) {
        Optional<PublicKey> key = parsed(PublicKey::parse, text);
        boolean hex = text.length() == 2 * PublicKey.LENGTH;
        assertThat(key.map(k -> hex ? k.raw().toHex() : k.encoded()))
                .isEqualTo(hex ? key.map(k -> lower(text)) : decoded(text).map(number -> text));
        key.filter(k -> !hex)
                .ifPresent(k -> assertThat(new BigInteger(1, k.raw().toArray()))
                        .isEqualTo(decoded(text).orElseThrow()));
        key.ifPresent(VerifyingKey::of);
    }

    /** What 52 characters mean as digits of base 32; empty where they are none, or the number takes more than 32 bytes. */
    private static Optional<BigInteger> decoded(String text) {
        if (text.length() != 52 || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        BigInteger number = text.chars()
                .mapToObj(c -> BigInteger.valueOf(ALPHABET.indexOf(c)))
                .reduce(BigInteger.ZERO, (sum, digit) -> sum.shiftLeft(5).add(digit));
        return Optional.of(number).filter(n -> n.bitLength() <= 8 * PublicKey.LENGTH);
    }

    private static void bytes(byte[] input) {
        PublicKey key = new PublicKey(Bytes.wrap(Arrays.copyOf(input, PublicKey.LENGTH)));
        assertThat(PublicKey.parse(key.encoded())).isEqualTo(key);
        assertThat(PublicKey.parse(key.raw().toHex().toUpperCase(Locale.ROOT))).isEqualTo(key);
        Bytes seed = Bytes.wrap(Arrays.copyOf(input, SEED));
        assertThat(Mnemonic.entropy(Mnemonic.words(seed))).isEqualTo(seed);
    }

    /** What was read; a refusal names a rule, and nothing of the text, which may be secret. */
    private static <T> Optional<T> parsed(Function<String, T> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            if (text.length() > SEED) {
                assertThat(e.getMessage()).doesNotContain(text);
            }
            return Optional.empty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
