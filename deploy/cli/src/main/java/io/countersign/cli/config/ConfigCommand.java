package io.countersign.cli.config;

import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the settings in force, so that nobody has to guess which of three places won. */
@Command(
        name = "config",
        description = "Prints all settings as they are in force, with their origin; secrets are masked.",
        mixinStandardHelpOptions = true)
public final class ConfigCommand implements Runnable {
    @Mixin
    private final Session session;

    /** Takes the environment that settings are read from. */
    public ConfigCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public void run() {
        Table table = new Table("setting", "value", "origin", "variable", "description");
        session.loaded()
                .effective()
                .forEach(setting -> table.row(
                        setting.key(),
                        setting.value(),
                        setting.origin().source(),
                        setting.variable(),
                        setting.description()));
        session.print(table);
    }
}
