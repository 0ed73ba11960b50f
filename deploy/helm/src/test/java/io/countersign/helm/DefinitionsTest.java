package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Commands;
import io.countersign.cli.Countersign;
import io.countersign.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program reads the files that the Job gives it. */
class DefinitionsTest {
    private static final String ALL_MEMBERS = """
            sources:
              - name: crm
                account: acme
                keys:
                  - public_key: 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c
                    valid_from: 2026-01-01T00:00:00Z
                    valid_until: "2027-01-01T00:00:00Z"
                types: ["people:upsert"]
                serializations: [raw, jcs]
                freshness: required
                max_age: 7d
                unknown_members: ignore
            fields:
              - account: acme
                fields:
                  - {id: 7, key: size, label: Size, type: choice, choices: ["1", "yes", S], mandatory: true, archived: false}
              - account: other
                fields:
                  - {key: since, type: date}
            forms:
              - account: acme
                forms:
                  - id: 1
                    name: Welcome
                    locale: en
                    contexts: [person, household]
                    inputs:
                      - {key: diet, type: radio, label: Diet, mandatory: true, values: [{value: vegan, label: Vegan, shortcut: v}]}
            """;

    private final Path directory;

    DefinitionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources.yaml", "fields-0.yaml", "fields-1.yaml", "forms-0.yaml"})
    void everyMemberThatTheSchemaTakesTheProgramTakesToo(String name) throws IOException {
        Manifests manifests = Chart.ofSources().render(ALL_MEMBERS);
        taken(manifests, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources.yaml", "fields-0.yaml", "forms-0.yaml"})
    void theExamplesCanBeApplied(String name) throws IOException {
        taken(Chart.ofSources().render(Chart.example("staging")), name);
    }

    /** The command looks at the database only when it has nothing to say against the file. */
    private void taken(Manifests manifests, String name) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(
                file,
                new Node(manifests
                                .one("ConfigMap", "-definitions")
                                .at("data")
                                .members()
                                .get(name))
                        .text());
        List<String> arguments = Manifests.containers(manifests.pod("migration")).stream()
                .map(container -> container.at("args").texts())
                .filter(args -> args.get(args.size() - 1).endsWith("/" + name))
                .findFirst()
                .orElseThrow();
        StringWriter errors = new StringWriter();
        Surroundings surroundings =
                new Surroundings(Map.of("COUNTERSIGN_DATABASE_URL", "nowhere"), new ByteArrayInputStream(new byte[0]));
        int code = Countersign.commandLine(Commands.all(surroundings))
                .setErr(new PrintWriter(errors))
                .execute(arguments.get(0), arguments.get(1), arguments.get(2), file.toString());
        assertThat(code).isNotZero();
        assertThat(errors.toString()).contains("COUNTERSIGN_DATABASE_URL").doesNotContain(name);
    }
}
