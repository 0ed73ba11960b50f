package io.countersign.schema.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MnemonicTest {
    private static final String WORDS =
            "payment noodle vivid slogan guide elite emotion member joy luxury vibrant tattoo";

    /** From the test vectors that BIP-39 names (Trezor's reference implementation). */
    @ParameterizedTest
    @CsvSource({
        "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f,"
                + "legal winner thank year wave sausage worth useful legal winner thank yellow",
        "80808080808080808080808080808080,"
                + "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
        "9e885d952ad362caeb4efe34a8e91bd2,"
                + "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic"
    })
    void agreesWithThePublishedVectors(String entropy, String words) {
        assertThat(Mnemonic.words(Bytes.hex(entropy))).isEqualTo(words);
        assertThat(Mnemonic.entropy(words).toHex()).isEqualTo(entropy);
    }

    @Test
    void theWordListIsTheOneThatBip39Publishes() throws IOException {
        try (InputStream list = Mnemonic.class.getResourceAsStream("bip39-english.txt")) {
            assertThat(list).isNotNull();
            assertThat(Bytes.wrap(list.readAllBytes()).sha256().toHex())
                    .isEqualTo("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
        }
    }

    @Test
    void caseAndSpacingDoNotMatter() {
        assertThat(Mnemonic.entropy(
                        "  " + WORDS.toUpperCase(java.util.Locale.ROOT).replace(" ", " \n ")))
                .isEqualTo(Mnemonic.entropy(WORDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "payment",
                "payment noodle vivid slogan guide elite emotion member joy luxury vibrant",
                "payment noodle vivid slogan guide elite emotion member joy luxury vibrant tattoo tattoo",
                "noodle payment vivid slogan guide elite emotion member joy luxury vibrant tattoo",
                "payment noodle vivid slogan guide elite emotion member joy luxury vibrant zzz"
            })
    void otherWordsAreRefusedWithoutRepeatingThem(String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mnemonic.entropy(words))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("payment", "noodle", "zzz"));
    }

    @Test
    void otherLengthsHaveNoWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mnemonic.words(Bytes.hex("00".repeat(15))));
        assertThatIllegalArgumentException().isThrownBy(() -> Mnemonic.words(Bytes.hex("00".repeat(32))));
    }

    @Test
    void everySeedSurvives() {
        long seed = 39;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] entropy = new byte[16];
            random.nextBytes(entropy);
            assertThat(Mnemonic.entropy(Mnemonic.words(Bytes.of(entropy))))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(Bytes.of(entropy));
        }
    }
}
