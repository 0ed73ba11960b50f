package io.countersign.cli.definitions;

import io.countersign.cli.CommandException;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.Format;
import io.countersign.cli.output.Table;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.definitions.DefinitionException;
import io.countersign.consumer.store.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import picocli.CommandLine.Mixin;

/** What every command about definitions shares: settings, the database they lead to, and printing. */
final class DefinitionAccess {
    @Mixin
    private final Session session;

    DefinitionAccess(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    /** Asks the database. */
    <T> T with(Function<Jdbi, T> action) {
        try (Database database = DatabaseAccess.openMigrated(session.settings())) {
            return action.apply(database.jdbi());
        }
    }

    /** Changes the database to what the list of a file says; what is refused is told by its place in the file. */
    <T> T apply(Path file, String list, Function<Jdbi, T> action) {
        try {
            return with(action);
        } catch (DefinitionException e) {
            throw CommandException.refused(e.refusals().stream()
                    .map(refusal -> file + ": " + list + "[" + refusal.index() + "]." + refusal.member() + ": "
                            + refusal.rule())
                    .collect(Collectors.joining("\n")));
        }
    }

    Format format() {
        return session.format();
    }

    void print(Table table) {
        session.print(table);
    }

    void print(Map<String, ?> members) {
        session.print(members);
    }
}
