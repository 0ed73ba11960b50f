package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the example senders of other languages as their users do. */
class OtherLanguagesIT {
    @TempDir
    private static Path directory;

    private static LocalStackProcess up;
    private static Map<String, String> variables;

    @BeforeAll
    static void start() throws Exception {
        up = LocalStackProcess.start(directory, Map.of());
        variables = up.variables();
    }

    @AfterAll
    static void stop() {
        // Where it did not start, that is what is to be told.
        if (up != null) {
            up.close();
        }
    }

    static Stream<ExampleSender> senders() {
        return Stream.of(ExampleSender.node(), ExampleSender.python());
    }

    @ParameterizedTest
    @MethodSource("senders")
    void signsSendsAndGetsTheVerifiedAcknowledgement(ExampleSender sender) throws Exception {
        String missing = sender.missing();
        assumeTrue(missing.isEmpty(), missing);
        Path key = keyFile(sender + "-sender");
        String person = "{\"type\":\"people:upsert\",\"import_id\":\"" + sender + "-1\",\"first_name\":\"Zoë\","
                + "\"traits\":{\"10\":\"🎺\",\"9\":1.5}, \"return\":\"resource\"}";

        JsonNode created = acknowledged(sender, 0, key, person);
        assertThat(created.path("result").stringValue()).isEqualTo("created");
        assertThat(created.at("/resource/first_name").stringValue()).isEqualTo("Zoë");
        assertThat(created.at("/resource/traits/10").stringValue()).isEqualTo("🎺");

        JsonNode unchanged = acknowledged(sender, 0, key, person);
        assertThat(unchanged.path("result").stringValue()).isEqualTo("unchanged");
        assertThat(unchanged.path("id")).isEqualTo(created.path("id"));

        JsonNode invalid = acknowledged(sender, 1, key, "{\"type\":\"people:upsert\",\"id\":\"one\"}");
        assertThat(invalid.at("/errors/0/pointer").stringValue()).isEqualTo("/id");
    }

    @ParameterizedTest
    @MethodSource("senders")
    void isToldThatItIsNotTrusted(ExampleSender sender) throws Exception {
        String missing = sender.missing();
        assumeTrue(missing.isEmpty(), missing);
        Path key = directory.resolve(sender + "-stranger.key");
        Files.writeString(
                key, PrivateKey.fromSeed(Bytes.utf8(sender + "-stranger")).hex());

        JsonNode rejected = acknowledged(sender, 1, key, "{\"type\":\"ping\"}");

        assertThat(rejected.path("result").stringValue()).isEqualTo("unknown_source");
    }

    /** The file of a key whose source is registered. */
    private static Path keyFile(String name) throws Exception {
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8(name));
        String publicKey = key.publicKey().encoded();
        CommandProcess.Result added = CommandProcess.run(
                variables, "sources", "add", "--name", name, "--account", "acme", "--public-key", publicKey);
        assertThat(added.exitCode()).as(added.printed()).isZero();
        return Files.writeString(directory.resolve(name + ".key"), key.hex() + "\n");
    }

    private static JsonNode acknowledged(ExampleSender sender, int exitCode, Path key, String message)
            throws Exception {
        Path file = Files.writeString(directory.resolve(sender + ".json"), message);
        Program.Result sent = sender.send(variables, key, file);
        assertThat(sent.exitCode()).as(sent.said()).isEqualTo(exitCode);
        assertThat(sent.said()).contains("test vectors hold");
        return JsonMapper.shared().readTree(sent.printed());
    }
}
