package io.countersign.cli.consume;

import io.countersign.cli.Surroundings;
import io.countersign.cli.config.ConfigOption;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.store.Database;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the database schema, or brings it up to date. */
@Command(
        name = "migrate",
        description = "Makes the schema of the database, or brings it up to date; does nothing where it is.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the environment that settings are read from. */
    public MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (Database database = DatabaseAccess.open(config.settings(surroundings))) {
            output.print(spec.commandLine().getOut(), Map.of("migrations", database.migrate()));
        }
    }
}
