package io.countersign.cli.wiring;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.Secret;
import io.countersign.cli.settings.Settings;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.store.Database;

/** The database, as the settings give it. */
public final class DatabaseAccess {
    private static final int CONNECTIONS_OF_A_COMMAND = 2;

    private DatabaseAccess() {}

    /** The options of a service. */
    public static DatabaseOptions options(Settings.Database database) {
        return options(database, database.poolSize());
    }

    /** Opens the database for a command, whatever its schema; throws when asked something it cannot be reached for. */
    public static Database open(Settings settings) {
        return new Database(options(settings.database(), CONNECTIONS_OF_A_COMMAND));
    }

    /** Opens the database for a command; throws where it cannot be reached or its schema is not the current one. */
    public static Database openMigrated(Settings settings) {
        Database database = open(settings);
        try {
            if (!database.isMigrated()) {
                throw CommandException.refused(
                        "the database schema is missing or not current: run 'countersign migrate' first");
            }
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static DatabaseOptions options(Settings.Database database, int connections) {
        return new DatabaseOptions(
                database.address().jdbcUrl(),
                database.address().user().orElse(null),
                database.address().password().map(Secret::reveal).orElse(null),
                connections);
    }
}
