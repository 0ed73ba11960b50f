package io.countersign.cli.definitions;

import io.countersign.cli.Surroundings;
import io.countersign.consumer.definitions.FormRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the forms of an account. */
@Command(name = "list", description = "Lists the forms of an account.", mixinStandardHelpOptions = true)
final class ListFormsCommand implements Runnable {
    @Option(names = "--account", required = true, description = "the account that defines them")
    private String account = "";

    @Mixin
    private final DefinitionAccess access;

    ListFormsCommand(Surroundings surroundings) {
        this.access = new DefinitionAccess(surroundings);
    }

    @Override
    public void run() {
        access.print(FormText.table(access.with(jdbi -> new FormRegistry(jdbi).list(account))));
    }
}
