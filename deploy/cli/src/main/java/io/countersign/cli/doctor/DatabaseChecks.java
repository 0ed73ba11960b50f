package io.countersign.cli.doctor;

import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.store.Database;
import io.countersign.consumer.store.DatabaseState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;

/** What a consumer needs of PostgreSQL. */
final class DatabaseChecks {
    /** More than this, and times that are compared with one another mislead. */
    private static final Duration MOST_APART = Duration.ofSeconds(2);

    private DatabaseChecks() {}

    static List<Finding> look(Settings settings) {
        try (Database database = DatabaseAccess.open(settings)) {
            return look(settings, DatabaseState.of(database), database.isMigrated());
        } catch (JdbiException | FlywayException e) {
            return List.of(Finding.unreachable(
                    "database", e, "see COUNTERSIGN_DATABASE_URL, COUNTERSIGN_DATABASE_USER and their password"));
        }
    }

    private static List<Finding> look(Settings settings, DatabaseState state, boolean isMigrated) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("database", "PostgreSQL " + state.version()));
        findings.add(
                isMigrated
                        ? Finding.ok("schema", state.tables() + " tables, as this version needs them")
                        : Finding.wrong(
                                "schema",
                                state.tables() == 0 ? "there is none" : "it is of another version",
                                "run 'countersign migrate'"));
        findings.add(
                state.locked().isEmpty()
                        ? Finding.ok("database rights", "all tables may be read and changed")
                        : Finding.wrong(
                                "database rights",
                                "may not read and change " + String.join(", ", state.locked()),
                                "grant SELECT, INSERT, UPDATE and DELETE on them"));
        findings.add(
                state.isDurable()
                        ? Finding.ok("durability", "what it confirms is on disk")
                        : Finding.wrong(
                                "durability",
                                "fsync or synchronous_commit is off",
                                "switch both on: what was acknowledged may be lost in a crash"));
        findings.add(clock(state.clockAhead()));
        int wanted = settings.database().poolSize();
        findings.add(
                state.freeConnections() >= wanted
                        ? Finding.ok("connections", state.freeConnections() + " free, up to " + wanted + " wanted")
                        : Finding.warning(
                                "connections",
                                state.freeConnections() + " free, up to " + wanted + " wanted",
                                "raise max_connections or lower COUNTERSIGN_DATABASE_POOL_SIZE"));
        return findings;
    }

    private static Finding clock(Duration ahead) {
        String found = "the database's is " + ahead.abs().toMillis() + " ms "
                + (ahead.isNegative() ? "behind this one" : "ahead of this one");
        return ahead.abs().compareTo(MOST_APART) <= 0
                ? Finding.ok("clocks", found)
                : Finding.warning("clocks", found, "let both follow the same time servers");
    }
}
