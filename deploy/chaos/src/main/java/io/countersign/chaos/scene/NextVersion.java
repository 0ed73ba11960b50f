package io.countersign.chaos.scene;

import io.countersign.schema.database.DatabaseSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * The migrations of versions that are yet to come: each gives every table a column that no program of this version
 * knows of. A statement that relies on a table's having no other columns than it names would fail.
 */
final class NextVersion {
    private static final int FIRST = 9_001;
    private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(1);

    // One migration for each table: whoever locks several while messages are applied meets them in another order.
    private static final String ONE_MORE_COLUMN =
            "SET LOCAL lock_timeout = '2s'; ALTER TABLE %s ADD COLUMN of_version_%d text NOT NULL DEFAULT '';";

    private final Path directory;
    private int next = FIRST;

    NextVersion(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Brings the database to one more version, trying again while a table is in use; returns whether that ended. */
    boolean migrate(Jdbi database, String url, String user, String password) throws IOException {
        int version = next++;
        int table = 0;
        for (String name : tables(database)) {
            Files.writeString(
                    directory.resolve("V%d_%d__next.sql".formatted(version, table++)),
                    ONE_MORE_COLUMN.formatted(name, version));
        }
        Flyway flyway = Flyway.configure()
                .dataSource(url, user, password)
                .defaultSchema(DatabaseSchema.NAME)
                .schemas(DatabaseSchema.NAME)
                .locations(DatabaseSchema.MIGRATIONS, "filesystem:" + directory)
                .load();
        Awaitility.await()
                .atMost(LONGEST_MIGRATION)
                .ignoreExceptionsInstanceOf(FlywayException.class)
                .until(() -> flyway.migrate().success);
        return flyway.info().pending().length == 0;
    }

    private static List<String> tables(Jdbi database) {
        return database.withHandle(
                handle -> handle.createQuery("""
                        SELECT relname FROM pg_class
                        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
                          AND NOT relispartition AND relname <> 'flyway_schema_history'
                        ORDER BY 1""").mapTo(String.class).list());
    }
}
