package io.countersign.cli.consume;

import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.store.Database;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the database schema, or brings it up to date. */
@Command(
        name = "migrate",
        description = "Makes the schema of the database, or brings it up to date; does nothing where it is.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Runnable {
    @Mixin
    private final Session session;

    /** Takes the environment that settings are read from. */
    public MigrateCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public void run() {
        try (Database database = DatabaseAccess.open(session.settings())) {
            session.print(Map.of("migrations", database.migrate()));
        }
    }
}
