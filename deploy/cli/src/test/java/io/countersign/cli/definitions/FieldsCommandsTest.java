package io.countersign.cli.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("servers")
class FieldsCommandsTest {
    private static final String FIELDS = """
            account: acme
            fields:
              - key: shirt_size
                label: Shirt size
                type: choice
                choices: [S, M, L]
                mandatory: true
              - key: since
                id: 7
                type: date
            """;

    private final Terminal terminal = new Deployment().terminal();
    private final Path file;

    FieldsCommandsTest(@TempDir Path directory) {
        this.file = directory.resolve("fields.yaml");
        terminal.run("migrate");
    }

    private Terminal.Result apply(String content) throws IOException {
        Files.writeString(file, content);
        return terminal.run("fields", "apply", "-f", file.toString());
    }

    private JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(terminal.run(arguments).out());
    }

    @Test
    void aFileDeclaresFieldsAndTellsWhatChanged() throws IOException {
        Terminal.Result created = apply(FIELDS);
        assertThat(created.err()).isEmpty();
        assertThat(created.exitCode()).isZero();
        assertThat(created.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "CHANGE ID KEY TYPE MANDATORY ARCHIVED",
                        "created 8 shirt_size choice true false",
                        "created 7 since date false false");
        assertThat(apply(FIELDS).out()).contains("unchanged").doesNotContain("created");
        String other = FIELDS.replace("S, M, L", "S, M, L, XL").replace("key: since", "key: member_since");
        assertThat(apply(other).out().replaceAll(" +", " "))
                .contains("changed 8 shirt_size")
                .contains("changed 7 member_since");
        assertThat(json("fields", "list", "--account", "acme", "--output", "json")
                        .findValuesAsString("key"))
                .containsExactly("member_since", "shirt_size");
        assertThat(json("fields", "show", "--account", "acme", "--key", "shirt_size", "--output", "json"))
                .hasToString("{\"id\":8,\"key\":\"shirt_size\",\"label\":\"Shirt size\",\"type\":\"choice\","
                        + "\"choices\":[\"S\",\"M\",\"L\",\"XL\"],\"mandatory\":true,\"archived\":false}");
        assertThat(terminal.run("fields", "show", "--account", "acme", "--key", "since")
                        .err())
                .contains("has no custom field since");
        assertThat(terminal.run("fields", "list", "--account", "nobody").out().lines())
                .hasSize(1);
    }

    @Test
    void aFileWithMistakesIsRefusedWithAllOfThemAndChangesNothing() throws IOException {
        Terminal.Result result = apply("""
                account: acme
                fields:
                  - key: fine
                    type: text
                  - key: shirt size
                    type: colour
                  - key: size
                    type: choice
                  - key: motto
                    type: text
                    choices: [a]
                    mandatory: yes
                  - type: multi_choice
                    choices: [a, a]
                    id: 0
                  - key: fine
                    type: number
                  - key: flag
                    type: boolean
                    choices: [a]
                field: []
                """);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("there is no field here; there are account, fields")
                .contains("fields[1].key: must be 1 to 64 letters")
                .contains("fields[1].type: must be one of: text, number, date, boolean, choice, multi_choice")
                .contains("fields[2]: choices is required for the type choice")
                .contains("fields[3].mandatory: must be true or false")
                .contains("fields[4]: key is required")
                .contains("fields[4].id: must be an integer from 1")
                .contains("fields[4].choices[1]: is listed already")
                .contains("fields[5]: another one of the list is fine already")
                .contains("fields[6]: only choice and multi_choice have choices");
        assertThat(json("fields", "list", "--account", "acme", "--output", "json"))
                .isEmpty();
    }

    @Test
    void whatTheDatabaseCannotHaveIsToldByItsPlaceInTheFile() throws IOException {
        apply(FIELDS);
        Terminal.Result result = apply("""
                account: acme
                fields:
                  - key: new
                    type: text
                  - key: since
                    id: 8
                    type: date
                """);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("fields.yaml: fields[1].id: the key belongs to the field with the id 7");
        assertThat(json("fields", "list", "--account", "acme", "--output", "json"))
                .hasSize(2);
    }

    @Test
    void theHelpTellsTheFormatAndWhatBecomesOfValues() {
        assertThat(terminal.run("fields", "apply", "--help").out())
                .contains("choices: [S, M, L]")
                .contains("nothing is lost");
        assertThat(terminal.run("fields").exitCode()).isEqualTo(2);
    }
}
