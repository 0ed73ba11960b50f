package io.countersign.schema.key;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.vectors.Vectors;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class KeyTextTest {
    static Stream<Named<JsonNode>> keys() {
        return Vectors.list("keys.json", "keys");
    }

    static Stream<Named<JsonNode>> encodings() {
        return Vectors.list("keys.json", "encodings");
    }

    static Stream<Named<JsonNode>> refused() {
        return Vectors.list("keys.json", "refused");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theRestOfAKeyFollowsFromItsPrivatePart(JsonNode vector) {
        PrivateKey key = PrivateKey.fromHex(text(vector, "private_key"));

        assertThat(key.publicKey().raw().toHex()).isEqualTo(text(vector, "public_key_hex"));
        assertThat(key.publicKey().encoded()).isEqualTo(text(vector, "public_key"));
        assertThat(key.hex()).isEqualTo(text(vector, "private_key"));
        if (vector.has("seed")) {
            assertThat(PrivateKey.fromSeed(Bytes.hex(text(vector, "seed"))).hex())
                    .isEqualTo(key.hex());
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aPublicKeyIsReadInBothForms(JsonNode vector) {
        PublicKey key = PublicKey.parse(text(vector, "public_key"));

        assertThat(PublicKey.parse(text(vector, "public_key_hex"))).isEqualTo(key);
        assertThat(PublicKey.parse(
                        Bytes.hex(text(vector, "public_key_hex")).toHex().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(key);
        assertThat(key).hasToString(text(vector, "public_key"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSeedOf16BytesHasAMnemonic(JsonNode vector) {
        if (vector.has("mnemonic")) {
            Bytes seed = Bytes.hex(text(vector, "seed"));
            assertThat(Mnemonic.words(seed)).isEqualTo(text(vector, "mnemonic"));
            assertThat(Mnemonic.entropy(text(vector, "mnemonic"))).isEqualTo(seed);
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void encodingIsLeftPaddedZBase32(JsonNode vector) {
        assertThat(new PublicKey(Bytes.hex(text(vector, "hex"))).encoded()).isEqualTo(text(vector, "encoded"));
        assertThat(PublicKey.parse(text(vector, "encoded")).raw().toHex()).isEqualTo(text(vector, "hex"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void otherTextsAreRefusedWithTheRule(JsonNode vector) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicKey.parse(text(vector, "text")))
                .withMessageContaining("key");
    }

    @Test
    void everyKeySurvivesItsEncoding() {
        long seed = 4_711;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            byte[] raw = new byte[PublicKey.LENGTH];
            random.nextBytes(raw);
            PublicKey key = new PublicKey(Bytes.of(raw));
            assertThat(PublicKey.parse(key.encoded()))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(key);
            assertThat(key.encoded()).hasSize(52).matches("[yb].*");
        }
    }
}
