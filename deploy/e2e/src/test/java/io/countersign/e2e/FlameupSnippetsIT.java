package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.store.Database;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of Flameup's documentation work against the gateway; each has a token and an account of its own. */
class FlameupSnippetsIT {
    private static final String PERSON = "SELECT p.import_id, p.first_name, p.last_name, c.info FROM people p"
            + " JOIN accounts a ON a.id = p.account_id AND a.name = :account"
            + " JOIN contact_informations c ON c.account_id = p.account_id AND c.person_id = p.id"
            + " AND c.type = 'Email'";

    @TempDir
    private static Path directory;

    private static Certificate certificate;
    private static LocalStackProcess up;
    private static String gateway;

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.make(directory);
        Map<String, String> settings = Map.of(
                // A slow machine is no reason to answer without the acknowledgement here.
                "COUNTERSIGN_GATEWAY_ACK_TIMEOUT",
                "60s",
                "COUNTERSIGN_GATEWAY_TLS_KEYSTORE",
                certificate.keystore().toString(),
                "COUNTERSIGN_GATEWAY_TLS_KEYSTORE_PASSWORD",
                Certificate.PASSWORD);
        Path clients = Files.writeString(
                directory.resolve("clients.yaml"),
                Snippet.all().stream()
                        .map(FlameupSnippetsIT::client)
                        .collect(Collectors.joining("\n", "clients:\n", "\n")));
        up = LocalStackProcess.start(directory, settings, "--gateway-clients", clients.toString());
        gateway = "https://127.0.0.1:" + up.variables().get("COUNTERSIGN_GATEWAY_PORT");
    }

    private static String client(Snippet snippet) {
        String key = PrivateKey.fromSeed(Bytes.utf8("key of " + snippet)).hex();
        return "  - {name: flameup-%s, dialect: flameup, account: %s, workspace: example_string, token_sha256: %s, private_key: '%s'}"
                .formatted(snippet, snippet, Bytes.utf8(token(snippet)).sha256().toHex(), key);
    }

    private static String token(Snippet snippet) {
        return "token-of-" + snippet;
    }

    @AfterAll
    static void stop() {
        // Where it did not start, that is what is to be told.
        if (up != null) {
            up.close();
        }
    }

    static Stream<Snippet> snippets() {
        return Snippet.all().stream();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void worksUnchangedButForAddressAndToken(Snippet snippet) throws Exception {
        String missing = snippet.missing();
        assumeTrue(missing.isEmpty(), missing);

        assertThat(run(snippet, token(snippet))).containsAnyOf("user@example.com", "Response Status: 201 Created");
        List<Map<String, Object>> once = people(snippet);
        assertThat(once)
                .containsExactly(Map.of(
                        "import_id", "example_string",
                        "first_name", "John Doe",
                        "last_name", "John Doe",
                        "info", "user@example.com"));

        assertThat(run(snippet, token(snippet))).containsAnyOf("user@example.com", "Response Status: 200 OK");
        assertThat(people(snippet)).isEqualTo(once);

        assertThat(run(snippet, "guessed")).containsAnyOf("Invalid API key", "Response Status: 401 Unauthorized");
    }

    private static String run(Snippet snippet, String token) throws Exception {
        Map<String, String> variables = new HashMap<>(certificate.trust());
        variables.put("no_proxy", "127.0.0.1");
        variables.put("GOCACHE", directory.resolve("go").toString());
        Program.Result result = snippet.run(directory, variables, gateway, token);
        assertThat(result.exitCode()).as("%s%s", result, up.printed()).isZero();
        return result.printed();
    }

    private static List<Map<String, Object>> people(Snippet snippet) throws Exception {
        Map<String, String> variables = up.variables();
        DatabaseOptions options = new DatabaseOptions(
                variables.get("COUNTERSIGN_DATABASE_URL"),
                variables.get("COUNTERSIGN_DATABASE_USER"),
                variables.get("COUNTERSIGN_DATABASE_PASSWORD"),
                1);
        try (Database database = new Database(options)) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery(PERSON)
                            .bind("account", snippet.file())
                            .mapToMap()
                            .list());
        }
    }
}
