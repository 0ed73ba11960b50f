package io.countersign.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeyCommandsTest {
    private static final String SEED = "a1b2c3d4e5f678901234567890abcdef";
    private static final String WORDS =
            "payment noodle vivid slogan guide elite emotion member joy luxury vibrant tattoo";
    private static final String PUBLIC = "yy5g76ch3mm7f4qcw3w3ag8h1x7k53631hjhn8ugic1buunid331";
    private static final String PRIVATE = SEED + "0".repeat(32);

    private final Terminal terminal = Terminal.with(Map.of());
    private final Path directory;

    KeyCommandsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aSeedAndItsWordsMakeTheSameKey() {
        JsonNode ofSeed = json(terminal.run("keygen", "--seed", SEED, "--output", "json"));
        JsonNode ofWords = json(terminal.run("keygen", "--mnemonic", WORDS, "--output", "json"));
        assertThat(ofSeed).isEqualTo(ofWords);
        assertThat(ofSeed.path("public_key").asString()).isEqualTo(PUBLIC);
        assertThat(ofSeed.path("mnemonic").asString()).isEqualTo(WORDS);
        assertThat(ofSeed.path("private_key").asString()).isEqualTo(PRIVATE);
    }

    @Test
    void twoNewKeysDiffer() {
        JsonNode one = json(terminal.run("keygen", "--output", "json"));
        JsonNode other = json(terminal.run("keygen", "--output", "json"));
        assertThat(one.path("private_key")).isNotEqualTo(other.path("private_key"));
        assertThat(one.has("mnemonic")).isFalse();
    }

    @Test
    void aNewKeyMayComeWithWordsThatMakeItAgain() {
        JsonNode drawn = json(terminal.run("keygen", "--output", "json", "--mnemonic"));
        JsonNode again = json(terminal.run(
                "keygen",
                "--output",
                "json",
                "--mnemonic",
                drawn.path("mnemonic").asString()));
        assertThat(again).isEqualTo(drawn);
    }

    @Test
    void aKeyFileIsForItsOwnerOnlyAndIsNeverOverwritten() throws IOException {
        Path file = directory.resolve("a key");
        Terminal.Result first = terminal.run("keygen", "--seed", SEED, "--out", file.toString());
        assertThat(first.out()).contains(PUBLIC).doesNotContain(PRIVATE).doesNotContain("payment");
        assertThat(file).hasContent(PRIVATE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Terminal.Result second = terminal.run("keygen", "--out", file.toString());
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("left as it is");
        assertThat(file).hasContent(PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "xyzt", "0011223344556677889900112233445566778899001122334455667788990011ff"})
    void aSeedThatIsNoneIsWrongUsage(String seed) {
        assertThat(terminal.run("keygen", "--seed", seed).exitCode()).isEqualTo(2);
    }

    @Test
    void wordsThatDoNotBelongTogetherAreWrongUsage() {
        Terminal.Result result = terminal.run("keygen", "--mnemonic", WORDS.replace("tattoo", "zoo"));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--mnemonic").doesNotContain("payment");
    }

    @Test
    void seedAndWordsExcludeOneAnother() {
        assertThat(terminal.run("keygen", "--seed", SEED, "--mnemonic", WORDS).exitCode())
                .isEqualTo(2);
    }

    @Test
    void whatWasSignedVerifiesAndWhatWasChangedDoesNot() throws IOException {
        Path key = directory.resolve("key");
        terminal.run("keygen", "--seed", SEED, "--out", key.toString());
        Path letter = Files.writeString(directory.resolve("letter"), "dear all\n");

        String signature = terminal.run("sign", "--key-file", key.toString(), letter.toString())
                .out()
                .strip();
        assertThat(signature).matches("[0-9a-f]{128}");
        assertThat(terminal.runWith("dear all\n", "sign", "--key", PRIVATE)
                        .out()
                        .strip())
                .isEqualTo(signature);

        assertThat(verify("dear all\n", PUBLIC, signature).exitCode()).isZero();
        assertThat(verify("dear all", PUBLIC, signature).exitCode()).isEqualTo(1);
        assertThat(verify("dear all\n", PUBLIC, signature.substring(2)).exitCode())
                .isEqualTo(1);
        assertThat(verify("dear all\n", PUBLIC.replace('5', '6'), signature).exitCode())
                .isEqualTo(1);
        assertThat(terminal.run("verify", "--public-key", PUBLIC, "--signature", signature, "--file", letter.toString())
                        .out())
                .contains("true");
    }

    @Test
    void anEnvelopeHasTheCanonicalPayloadAndASignatureOverIt() {
        Terminal.Result result = terminal.runWith(
                "{ \"type\": \"ping\", \"b\": 1.0, \"a\": \"é\" }", "sign", "--key", PRIVATE, "--envelope");
        String payload = "{\"a\":\"é\",\"b\":1,\"type\":\"ping\"}";
        assertThat(result.out()).startsWith("{\"payload\":" + payload + ",");
        JsonNode envelope = json(result);
        assertThat(envelope.path("source_public_key").asString()).isEqualTo(PUBLIC);
        assertThat(verify(payload, PUBLIC, envelope.path("signature").asString())
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":1,\"a\":2}", "{} x", "{\"a\":9007199254740993}", ""})
    void whatCannotBeAPayloadIsRefused(String input) {
        Terminal.Result result = terminal.runWith(input, "sign", "--key", PRIVATE, "--envelope");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).doesNotContain("unexpected:");
    }

    @Test
    void aPayloadThatIsTooDeepForItsEnvelopeIsRefused() {
        String deep = "{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}";
        assertThat(terminal.runWith(deep, "sign", "--key", PRIVATE, "--envelope")
                        .exitCode())
                .isZero();
        String deeper = "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";
        assertThat(terminal.runWith(deeper, "sign", "--key", PRIVATE, "--envelope")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void aKeyFileThatIsNoneIsRefusedWithoutQuotingIt() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "nonsense");
        Terminal.Result result = terminal.run("sign", "--key-file", file.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(file.toString()).doesNotContain("nonsense");
        assertThat(terminal.run("sign").exitCode()).isEqualTo(2);
        assertThat(terminal.run("sign", "--key", "12").exitCode()).isEqualTo(2);
        assertThat(terminal.run("sign", "--key-file", "missing").exitCode()).isEqualTo(1);
    }

    private Terminal.Result verify(String message, String publicKey, String signature) {
        return terminal.runWith(message, "verify", "--public-key", publicKey, "--signature", signature);
    }

    private static JsonNode json(Terminal.Result result) {
        return JsonMapper.shared().readTree(result.out());
    }
}
