package io.countersign.cli;

import io.countersign.cli.config.ConfigOption;
import io.countersign.cli.output.Format;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.output.Table;
import io.countersign.cli.settings.LoadedSettings;
import io.countersign.cli.settings.Settings;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share that read settings and print a result; to be mixed into each of them. */
public final class Session {
    private final Surroundings surroundings;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the environment that settings are read from. */
    public Session(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The settings in force; see {@link Settings#load}. */
    public Settings settings() {
        return loaded().settings();
    }

    /** The same with the origin of each. */
    public LoadedSettings loaded() {
        return config.loaded(surroundings);
    }

    /** How the result is to be printed. */
    public Format format() {
        return output.format();
    }

    /** Prints rows. */
    public void print(Table table) {
        output.print(out(), table);
    }

    /** Prints the members of one thing, in their order. */
    public void print(Map<String, ?> members) {
        output.print(out(), members);
    }

    /** Where the result goes. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
