package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.schema.database.DatabaseSchema;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.text.Normalizer;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class MatchingMigrationTest {
    private static final String COMPOSED = Normalizer.normalize("zoë@example.com", Normalizer.Form.NFC);
    private static final String DECOMPOSED = Normalizer.normalize("zoë@example.com", Normalizer.Form.NFD);

    @Test
    void storedContactsThatDifferOnlyInTheirUnicodeFormBecomeOne() {
        DatabaseLogin login = TestServers.freshDatabase();
        Flyway.configure()
                .dataSource(login.jdbcUrl(), login.user(), login.password())
                .defaultSchema(DatabaseSchema.NAME)
                .schemas(DatabaseSchema.NAME)
                .locations(DatabaseSchema.MIGRATIONS)
                .target("4")
                .load()
                .migrate();
        try (Database database =
                new Database(new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 2))) {
            database.jdbi().useHandle(MatchingMigrationTest::store);
            assertThat(database.migrate()).isPositive();
            List<String> contacts = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT id || ' ' || normalized || ' ' || main"
                                    + " FROM contact_informations ORDER BY id")
                            .mapTo(String.class)
                            .list());
            assertThat(contacts)
                    .containsExactly(
                            "2 " + COMPOSED + " true", "3 other@example.com false", "4 " + COMPOSED + " false");
        }
    }

    private static void store(Handle handle) {
        handle.execute("INSERT INTO accounts (name) VALUES ('acme')");
        for (int person = 1; person <= 2; person++) {
            handle.execute(
                    "INSERT INTO people (account_id, id, import_id, import_key, import_generated, first_name)"
                            + " VALUES (1, ?, ?, ?, false, 'Zoë')",
                    person,
                    "p" + person,
                    "p" + person);
        }
        contact(handle, 1, 1, COMPOSED, false);
        contact(handle, 2, 1, DECOMPOSED, true);
        contact(handle, 3, 1, "other@example.com", false);
        contact(handle, 4, 2, DECOMPOSED, false);
    }

    private static void contact(Handle handle, int id, int person, String address, boolean main) {
        handle.execute(
                "INSERT INTO contact_informations (account_id, id, person_id, type, info, normalized, main)"
                        + " VALUES (1, ?, ?, 'Email', ?, ?, ?)",
                id,
                person,
                address,
                address,
                main);
    }
}
