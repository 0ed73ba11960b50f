package io.countersign.cli.definitions;

import io.countersign.cli.Surroundings;
import io.countersign.cli.yaml.YamlFile;
import io.countersign.consumer.definitions.FieldDraft;
import io.countersign.consumer.definitions.FieldRegistry;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the custom fields of an account what a file says. */
@Command(
        name = "apply",
        description = {
            "Makes custom fields what a YAML file says, and prints what was created, changed or unchanged. Fields that the"
                    + " file does not name stay as they are; none is ever deleted, but one can be archived. Either"
                    + " everything in the file is done or nothing.",
            "",
            "Stored values follow a field to another type or other choices where each of them is the same there (the"
                    + " text 42 and the number 42, a choice and a list of one). Where one is not, the change is refused"
                    + " and nothing is lost: correct or clear those values first, or archive the field and define a new"
                    + " one.",
            "",
            "account: acme                      # required; made where it does not exist",
            "fields:",
            "  - key: shirt_size                # required; what messages call it",
            "    id: 7                          # default: the one that it has, or a free one; with it, key renames",
            "    label: Shirt size              # default: the key",
            "    type: choice                   # required; text, number, date, boolean, choice or multi_choice",
            "    choices: [S, M, L]             # required for choice and multi_choice",
            "    mandatory: true                # default: false; new people need a value, and it cannot be cleared",
            "    archived: false                # the default; messages may only clear an archived field"
        },
        mixinStandardHelpOptions = true)
final class ApplyFieldsCommand implements Runnable {
    @Option(names = "-f", required = true, paramLabel = "FILE", description = "the YAML file")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final DefinitionAccess access;

    ApplyFieldsCommand(Surroundings surroundings) {
        this.access = new DefinitionAccess(surroundings);
    }

    @Override
    public void run() {
        Declared<FieldDraft> declared =
                YamlFile.read(file, root -> Declared.read(root, "fields", FieldNode::read, FieldDraft::key));
        access.print(FieldText.applied(access.apply(
                file, "fields", jdbi -> new FieldRegistry(jdbi).apply(declared.account(), declared.definitions()))));
    }
}
