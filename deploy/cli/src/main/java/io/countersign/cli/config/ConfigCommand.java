package io.countersign.cli.config;

import io.countersign.cli.Surroundings;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the settings in force, so that nobody has to guess which of three places won. */
@Command(
        name = "config",
        description = "Prints all settings as they are in force, with their origin; secrets are masked.",
        mixinStandardHelpOptions = true)
public final class ConfigCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the environment that settings are read from. */
    public ConfigCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Table table = new Table("setting", "value", "origin", "variable", "description");
        config.loaded(surroundings)
                .effective()
                .forEach(setting -> table.row(
                        setting.key(),
                        setting.value(),
                        setting.origin().source(),
                        setting.variable(),
                        setting.description()));
        output.print(spec.commandLine().getOut(), table);
    }
}
