package io.countersign.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("servers")
class SourcesCommandsTest {
    private static final String KEY = key("one");
    private static final String OTHER = key("other");

    private final Deployment deployment = new Deployment();
    private final Terminal terminal = deployment.terminal();
    private final Path directory;

    SourcesCommandsTest(@TempDir Path directory) {
        this.directory = directory;
        terminal.run("migrate");
    }

    private static String key(String seed) {
        return PrivateKey.fromSeed(Bytes.utf8(seed)).publicKey().encoded();
    }

    @Test
    void aSourceIsAddedOnceAndShownAsItWasSaid() {
        Terminal.Result added = terminal.run(
                "sources",
                "add",
                "--name",
                "crm",
                "--account",
                "acme",
                "--public-key",
                KEY,
                "--types",
                "people:upsert,ping",
                "--serializations",
                "jcs",
                "--freshness",
                "required",
                "--max-age",
                "12h",
                "--unknown-members",
                "ignore",
                "--valid-until",
                "2999-01-01T00:00:00Z");
        assertThat(added.exitCode()).isZero();
        assertThat(added.out()).contains("crm").contains("acme").contains(KEY + " active, valid until 2999");

        JsonNode shown = show("crm");
        assertThat(shown.path("types")).hasToString("[\"people:upsert\",\"ping\"]");
        assertThat(shown.path("serializations")).hasToString("[\"jcs\"]");
        assertThat(shown.path("freshness").asString()).isEqualTo("required");
        assertThat(shown.path("max_age").asString()).isEqualTo("12h");
        assertThat(shown.path("unknown_members").asString()).isEqualTo("ignore");

        Terminal.Result again = add("crm", OTHER);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("sources apply").contains("sources rotate");
        assertThat(add("erp", KEY).err()).contains("belongs to the source crm");
        assertThat(terminal.run("sources", "list").out().lines()).hasSize(2);
    }

    @Test
    void keysOverlapWhileOneReplacesAnotherAndAreRevokedOneByOneOrAltogether() {
        add("crm", KEY);
        Terminal.Result rotated =
                terminal.run("sources", "rotate", "--name", "crm", "--public-key", OTHER, "--overlap", "1h");
        assertThat(rotated.out()).contains(OTHER + " active").contains(KEY + " active, valid until");
        terminal.run("sources", "revoke", "--name", "crm", "--public-key", KEY);
        assertThat(show("crm").path("keys").findValuesAsString("status"))
                .containsExactlyInAnyOrder("revoked", "active");
        assertThat(show("crm").path("status").asString()).isEqualTo("active");
        assertThat(terminal.run("sources", "revoke", "--name", "crm").exitCode())
                .isZero();
        assertThat(show("crm").path("status").asString()).isEqualTo("revoked");
        assertThat(terminal.run("sources", "revoke", "--name", "nobody").err()).contains("no source named nobody");
        assertThat(terminal.run("sources", "show", "--name", "nobody").exitCode())
                .isEqualTo(1);
    }

    @Test
    void aFileDeclaresSources() throws IOException {
        add("crm", KEY);
        Path file = Files.writeString(directory.resolve("sources.yaml"), """
                sources:
                  - name: crm
                    account: acme
                    keys:
                      - public_key: %s
                        valid_from: 2026-01-01T00:00:00Z
                    types: [people:upsert]
                    freshness: required
                    max_age: 3d
                  - name: web form
                    account: acme
                    public_key: %s
                    unknown_members: ignore
                """.formatted(OTHER, key("web")));
        Terminal.Result applied = terminal.run("sources", "apply", "-f", file.toString());
        assertThat(applied.err()).isEmpty();
        assertThat(applied.out()).contains("crm").contains("web form");
        assertThat(show("crm").path("keys").findValuesAsString("status"))
                .containsExactlyInAnyOrder("revoked", "active");
        assertThat(show("crm").path("max_age").asString()).isEqualTo("3d");
        assertThat(show("web form").path("freshness").asString()).isEqualTo("optional");
        assertThat(terminal.run("sources", "apply", "-f", file.toString()).out())
                .isEqualTo(applied.out());
    }

    @Test
    void aFileWithMistakesIsRefusedWithAllOfThemAndChangesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("sources.yaml"), """
                sources:
                  - name: crm
                    acount: acme
                    public_key: %s
                  - name: erp
                    account: acme
                    public_key: 123
                    freshness: sometimes
                  - name: web
                    account: acme
                    keys:
                      - publickey: %s
                  - name: fax
                    account: acme
                    public_key: %s
                  - name: fax
                    account: acme
                    public_key: %s
                source: []
                """.formatted(KEY, KEY, KEY, OTHER));
        Terminal.Result result = terminal.run("sources", "apply", "-f", file.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("there is no source here; there are sources")
                .contains("sources[0]: there is no acount here")
                .contains("sources[0]: account is required")
                .contains("sources[1].public_key: ")
                .contains("sources[1].freshness: must be required or optional, not 'sometimes'")
                .contains("sources[2].keys[0]: there is no publickey here")
                .contains("sources[2].keys[0]: public_key is required")
                .contains("sources[4]: there is another source named fax");
        assertThat(terminal.run("sources", "list", "--output", "json").out()).isEqualToIgnoringWhitespace("[ ]");
    }

    @ParameterizedTest
    @CsvSource({
        "--max-age, soon",
        "--public-key, abc",
        "--freshness, never",
        "--serializations, xml",
        "--valid-from, tomorrow",
        "--name, ''",
        "--max-age, 0s"
    })
    void anOptionOfNoUseIsWrongUsage(String option, String value) {
        Terminal.Result result = terminal.run(
                "sources",
                "add",
                "--account",
                "acme",
                "--name=" + (option.equals("--name") ? value : "crm"),
                "--public-key=" + (option.equals("--public-key") ? value : KEY),
                option.matches("--(name|public-key)") ? "--account=b" : option + "=" + value);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("countersign: ").doesNotContain("Exception");
    }

    @Test
    void aTypeThatDoesNotExistIsRefusedWithThoseThatDo() {
        Terminal.Result result = terminal.run(
                "sources",
                "add",
                "--name",
                "crm",
                "--account",
                "acme",
                "--public-key",
                KEY,
                "--types",
                "people:insert");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("people:upsert");
    }

    @Test
    void aSchemaThatIsNotThereIsToBeMadeFirst() {
        Terminal.Result result = new Deployment().terminal().run("sources", "list");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("countersign migrate");
    }

    @Test
    void theFormatOfTheFileStandsInTheHelp() {
        assertThat(terminal.run("sources", "apply", "--help").out())
                .contains("sources:")
                .contains("valid_until:");
    }

    private Terminal.Result add(String name, String key) {
        return terminal.run("sources", "add", "--name", name, "--account", "acme", "--public-key", key);
    }

    private JsonNode show(String name) {
        return JsonMapper.shared()
                .readTree(terminal.run("sources", "show", "--name", name, "--output", "json")
                        .out());
    }
}
