package io.countersign.cli.sources;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import io.countersign.cli.config.ConfigOption;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.sources.RegisteredSource;
import io.countersign.consumer.sources.SourceException;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command about sources shares: settings, the registry they lead to, and the printing of sources. */
final class RegistryAccess {
    private final Surroundings surroundings;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RegistryAccess(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Asks or changes the registry; what it refuses ends the command. */
    <T> T with(Function<SourceRegistry, T> action) {
        try (Database database = DatabaseAccess.openMigrated(config.settings(surroundings))) {
            return action.apply(new SourceRegistry(database.jdbi()));
        } catch (SourceException e) {
            throw CommandException.refused(String.valueOf(e.getMessage()));
        }
    }

    void show(RegisteredSource source) {
        output.print(out(), SourceText.members(source, output.format()));
    }

    void list(List<RegisteredSource> sources) {
        output.print(out(), SourceText.table(sources));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
