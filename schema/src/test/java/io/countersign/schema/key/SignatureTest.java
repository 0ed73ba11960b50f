package io.countersign.schema.key;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.vectors.Vectors;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignatureTest {
    private static final String HEX = "0123456789abcdef".repeat(8);

    static Stream<Named<JsonNode>> signatures() {
        return Vectors.list("signatures.json", "signatures");
    }

    static Stream<Named<JsonNode>> verifications() {
        return Vectors.list("signatures.json", "verifications");
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void signingGivesThePublishedSignature(JsonNode vector) {
        PrivateKey key = PrivateKey.fromHex(text(vector, "private_key"));
        Bytes message = Bytes.hex(text(vector, "message"));

        assertThat(key.publicKey().raw().toHex()).isEqualTo(text(vector, "public_key"));
        assertThat(key.sign(message).hex()).isEqualTo(text(vector, "signature"));
        assertThat(VerifyingKey.of(key.publicKey()))
                .hasValueSatisfying(verifying ->
                        assertThat(verifying.verify(message, key.sign(message))).isTrue());
    }

    @ParameterizedTest
    @MethodSource("verifications")
    void verificationIsStrict(JsonNode vector) {
        Optional<VerifyingKey> key = VerifyingKey.of(PublicKey.parse(text(vector, "public_key")));

        assertThat(key.isPresent()).isEqualTo(vector.get("key_usable").booleanValue());
        assertThat(key.map(usable -> verifies(usable, vector)).orElse(false))
                .isEqualTo(vector.get("valid").booleanValue());
    }

    private static boolean verifies(VerifyingKey key, JsonNode vector) {
        Signature signature;
        try {
            signature = Signature.parse(text(vector, "signature"));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return key.verify(Bytes.hex(text(vector, "message")), signature);
    }

    @Test
    void aSignatureIs128DigitsOfEitherCase() {
        assertThat(Signature.parse(HEX.toUpperCase(Locale.ROOT))).isEqualTo(Signature.parse(HEX));
        assertThat(Signature.parse(HEX.toUpperCase(Locale.ROOT)).hex()).isEqualTo(HEX);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 126, 127, 129, 130, 256})
    void otherLengthsAreNoSignature(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signature.parse("0".repeat(length)))
                .withMessage("a signature has 128 hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"g", " ", "-", "\uff10", "\u0660"})
    void otherCharactersAreNoSignature(String character) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signature.parse(HEX.substring(1) + character))
                .withMessage("a signature has 128 hexadecimal digits");
    }

    @Test
    void aPrivateKeyShowsItselfOnlyWhenAsked() {
        PrivateKey key = PrivateKey.generate(new SecureRandom());

        assertThat(key).hasToString("PrivateKey");
        assertThat(PrivateKey.fromHex(key.hex()).publicKey()).isEqualTo(key.publicKey());
        assertThat(PrivateKey.generate(new SecureRandom()).hex()).isNotEqualTo(key.hex());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKey.fromHex("5ec12e7"))
                .withMessage("a private key has 64 hexadecimal digits");
        assertThatIllegalArgumentException().isThrownBy(() -> PrivateKey.fromSeed(Bytes.hex("")));
        assertThatIllegalArgumentException().isThrownBy(() -> PrivateKey.fromSeed(Bytes.hex("00".repeat(33))));
    }
}
