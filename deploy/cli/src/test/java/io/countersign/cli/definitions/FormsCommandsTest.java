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
class FormsCommandsTest {
    private static final String FORMS = """
            account: acme
            forms:
              - id: 1
                name: Welcome
                locale: en
                contexts: [person, household]
                inputs:
                  - key: diet
                    type: radio
                    label: Diet
                    mandatory: true
                    values:
                      - {label: Vegan, value: vegan, shortcut: v}
                      - {value: all}
                  - key: allergies
                    type: textarea
              - id: 2
                name: Survey
                contexts: [organization]
                inputs:
                  - {key: staff, type: number}
            """;

    private final Terminal terminal = new Deployment().terminal();
    private final Path file;

    FormsCommandsTest(@TempDir Path directory) {
        this.file = directory.resolve("forms.yaml");
        terminal.run("migrate");
    }

    private Terminal.Result apply(String content) throws IOException {
        Files.writeString(file, content);
        return terminal.run("forms", "apply", "-f", file.toString());
    }

    private JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(terminal.run(arguments).out());
    }

    @Test
    void aFileDeclaresFormsAndTellsWhatChanged() throws IOException {
        Terminal.Result created = apply(FORMS);
        assertThat(created.err()).isEmpty();
        assertThat(created.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "CHANGE ID NAME CONTEXTS INPUTS",
                        "created 1 Welcome person,household 2",
                        "created 2 Survey organization 1");
        assertThat(apply(FORMS).out()).contains("unchanged").doesNotContain("created");
        assertThat(apply(FORMS.replace("key: staff", "key: headcount")).out().replaceAll(" +", " "))
                .contains("unchanged 1 Welcome")
                .contains("changed 2 Survey");
        assertThat(json("forms", "list", "--account", "acme", "--output", "json")
                        .findValuesAsString("name"))
                .containsExactly("Welcome", "Survey");
        assertThat(json("forms", "show", "--account", "acme", "--id", "1", "--output", "json"))
                .hasToString(
                        "{\"id\":1,\"name\":\"Welcome\",\"locale\":\"en\",\"contexts\":[\"person\",\"household\"],"
                                + "\"inputs\":[{\"key\":\"diet\",\"type\":\"radio\",\"label\":\"Diet\",\"mandatory\":true,"
                                + "\"values\":[{\"label\":\"Vegan\",\"value\":\"vegan\",\"shortcut\":\"v\"},"
                                + "{\"label\":\"all\",\"value\":\"all\"}]},"
                                + "{\"key\":\"allergies\",\"type\":\"textarea\",\"label\":\"allergies\",\"mandatory\":false}]}");
        assertThat(terminal.run("forms", "show", "--account", "acme", "--id", "1")
                        .out())
                .contains("diet radio, mandatory: vegan, all");
        assertThat(terminal.run("forms", "show", "--account", "acme", "--id", "9")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void aFileWithMistakesIsRefusedWithAllOfThemAndChangesNothing() throws IOException {
        Terminal.Result result = apply("""
                account: acme
                forms:
                  - id: 1
                    name: Fine
                    contexts: [person]
                    inputs: []
                  - id: one
                    name: Wrong
                    locale: de
                    contexts: [person, dog]
                    inputs:
                      - {key: a, type: slider}
                      - {key: b, type: select}
                      - {key: c, type: text, values: [{value: x}]}
                      - {key: d, type: radio, values: [{value: x}, {value: x}, {label: y}]}
                      - {key: e, type: text}
                      - {key: e, type: date}
                  - id: 1
                    name: Again
                    contexts: [person]
                    inputs: []
                  - name: Nowhere
                    contexts: []
                """);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("forms[1].id: must be an integer from 1")
                .contains("forms[1].locale: must be fr or en")
                .contains("forms[1].contexts[1]: must be person, organization or household")
                .contains("forms[1].inputs[0].type: must be one of: text, textarea, number")
                .contains("forms[1].inputs[1]: values is required for the type select")
                .contains("forms[1].inputs[2]: only radio, select and checkbox have values")
                .contains("forms[1].inputs[3].values[1]: another value of the input is x")
                .contains("forms[1].inputs[3].values[2]: value is required")
                .contains("forms[1].inputs[5]: another input of the form has the key e")
                .contains("forms[2]: another one of the list is 1 already")
                .contains("forms[3]: id is required")
                .contains("forms[3]: inputs is required");
        assertThat(json("forms", "list", "--account", "acme", "--output", "json"))
                .isEmpty();
    }
}
