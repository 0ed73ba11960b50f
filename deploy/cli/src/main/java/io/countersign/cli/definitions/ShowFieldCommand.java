package io.countersign.cli.definitions;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import io.countersign.consumer.definitions.FieldRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows one custom field. */
@Command(name = "show", description = "Shows one custom field with its choices.", mixinStandardHelpOptions = true)
final class ShowFieldCommand implements Runnable {
    @Option(names = "--account", required = true, description = "the account that defines it")
    private String account = "";

    @Option(names = "--key", required = true, description = "what messages call it")
    private String key = "";

    @Mixin
    private final DefinitionAccess access;

    ShowFieldCommand(Surroundings surroundings) {
        this.access = new DefinitionAccess(surroundings);
    }

    @Override
    public void run() {
        access.print(FieldText.members(access.with(jdbi -> new FieldRegistry(jdbi).find(account, key))
                .orElseThrow(
                        () -> CommandException.refused("the account " + account + " has no custom field " + key))));
    }
}
