package io.countersign.cli.definitions;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import io.countersign.consumer.definitions.FormRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows one form. */
@Command(name = "show", description = "Shows one form with its inputs.", mixinStandardHelpOptions = true)
final class ShowFormCommand implements Runnable {
    @Option(names = "--account", required = true, description = "the account that defines it")
    private String account = "";

    @Option(names = "--id", required = true, description = "its number")
    private long id;

    @Mixin
    private final DefinitionAccess access;

    ShowFormCommand(Surroundings surroundings) {
        this.access = new DefinitionAccess(surroundings);
    }

    @Override
    public void run() {
        access.print(FormText.members(
                access.with(jdbi -> new FormRegistry(jdbi).find(account, id))
                        .orElseThrow(() -> CommandException.refused("the account " + account + " has no form " + id)),
                access.format()));
    }
}
