package io.countersign.cli.definitions;

import io.countersign.cli.Surroundings;
import io.countersign.cli.yaml.YamlFile;
import io.countersign.consumer.definitions.FormRegistry;
import io.countersign.consumer.domain.FormDefinition;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the forms of an account what a file says. */
@Command(
        name = "apply",
        description = {
            "Makes forms what a YAML file says, and prints what was created, changed or unchanged. Forms that the file does"
                    + " not name stay as they are. Either everything in the file is done or nothing.",
            "",
            "An account without any forms takes any answers to any form; once it has one, only answers that fit its forms."
                    + " Answers that are stored already stay as they are.",
            "",
            "account: acme                      # required; made where it does not exist",
            "forms:",
            "  - id: 1                          # required",
            "    name: Welcome                  # required",
            "    locale: en                     # fr or en; default: none",
            "    contexts: [person, household]  # required; who may answer: person, organization, household",
            "    inputs:                        # required",
            "      - key: diet                  # required; the name of the answer in data",
            "        type: radio                # required; text, textarea, number, date, boolean, radio, select (one"
                    + " of values) or checkbox (several)",
            "        label: Diet                # default: the key",
            "        mandatory: true            # default: false; the first answers need it, and it cannot be removed",
            "        values:                    # required for radio, select and checkbox",
            "          - value: vegan           # required",
            "            label: Vegan           # default: the value",
            "            shortcut: v            # default: none"
        },
        mixinStandardHelpOptions = true)
final class ApplyFormsCommand implements Runnable {
    @Option(names = "-f", required = true, paramLabel = "FILE", description = "the YAML file")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final DefinitionAccess access;

    ApplyFormsCommand(Surroundings surroundings) {
        this.access = new DefinitionAccess(surroundings);
    }

    @Override
    public void run() {
        Declared<FormDefinition> declared =
                YamlFile.read(file, root -> Declared.read(root, "forms", FormNode::read, FormDefinition::id));
        access.print(FormText.applied(access.apply(
                file, "forms", jdbi -> new FormRegistry(jdbi).apply(declared.account(), declared.definitions()))));
    }
}
