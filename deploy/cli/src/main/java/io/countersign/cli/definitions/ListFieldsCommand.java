package io.countersign.cli.definitions;

import io.countersign.cli.Surroundings;
import io.countersign.consumer.definitions.FieldRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the custom fields of an account. */
@Command(name = "list", description = "Lists the custom fields of an account.", mixinStandardHelpOptions = true)
final class ListFieldsCommand implements Runnable {
    @Option(names = "--account", required = true, description = "the account that defines them")
    private String account = "";

    @Mixin
    private final DefinitionAccess access;

    ListFieldsCommand(Surroundings surroundings) {
        this.access = new DefinitionAccess(surroundings);
    }

    @Override
    public void run() {
        access.print(FieldText.table(access.with(jdbi -> new FieldRegistry(jdbi).list(account))));
    }
}
