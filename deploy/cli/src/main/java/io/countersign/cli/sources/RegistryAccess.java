package io.countersign.cli.sources;

import io.countersign.cli.CommandException;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.sources.RegisteredSource;
import io.countersign.consumer.sources.SourceException;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** What every command about sources shares: settings, the registry they lead to, and the printing of sources. */
final class RegistryAccess {
    @Mixin
    private final Session session;

    RegistryAccess(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    /** Asks or changes the registry; what it refuses ends the command. */
    <T> T with(Function<SourceRegistry, T> action) {
        try (Database database = DatabaseAccess.openMigrated(session.settings())) {
            return action.apply(new SourceRegistry(database.jdbi()));
        } catch (SourceException e) {
            throw CommandException.refused(String.valueOf(e.getMessage()));
        }
    }

    void show(RegisteredSource source) {
        session.print(SourceText.members(source, session.format()));
    }

    void list(List<RegisteredSource> sources) {
        session.print(SourceText.table(sources));
    }
}
