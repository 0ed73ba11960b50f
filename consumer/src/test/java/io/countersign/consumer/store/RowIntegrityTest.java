package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody who writes to the tables by hand can break. */
@Tag("servers")
class RowIntegrityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO people (account_id, id, import_id, import_key, import_generated, first_name)"
                        + " SELECT a, 9, 'q', 'q', false, 'Zoë' FROM unnest(ARRAY[1, 2]) a"
                        + " | rows of people name an account that is not there",
                "INSERT INTO newest_statements VALUES (2, 'person', 1, 1, now())"
                        + " | rows of newest_statements name a source that is not there",
                "INSERT INTO newest_statements VALUES (1, 'person', 1, 2, now())"
                        + " | rows of newest_statements name a source that is not there",
                "DELETE FROM accounts | an account is never deleted",
                "UPDATE accounts SET id = 7 | can only be updated to DEFAULT",
                "DELETE FROM sources | a source is never deleted",
                "UPDATE sources SET id = 7 | can only be updated to DEFAULT",
                "UPDATE sources SET account_id = 7 | a source is never deleted and keeps its account",
                "UPDATE people SET account_id = 7 | a person keeps its account",
                "UPDATE newest_statements SET source_id = 7 | a statement keeps its source",
            })
    void isRefused(String statement, String why) {
        DatabaseLogin login = TestServers.freshDatabase();
        try (Database database =
                new Database(new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 2))) {
            database.migrate();
            database.jdbi().useHandle(RowIntegrityTest::store);

            assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
                    .hasMessageContaining(why);
            assertThatCode(() -> database.jdbi().useHandle(handle -> handle.execute("UPDATE people SET note = 'x'")))
                    .doesNotThrowAnyException();
        }
    }

    private static void store(Handle handle) {
        handle.execute("INSERT INTO accounts (name) VALUES ('acme')");
        handle.execute("INSERT INTO sources (account_id, name) VALUES (1, 'crm')");
        handle.execute("INSERT INTO people (account_id, id, import_id, import_key, import_generated, first_name)"
                + " VALUES (1, 1, 'p', 'p', false, 'Zoë')");
        handle.execute("INSERT INTO newest_statements VALUES (1, 'person', 1, 1, now())");
    }
}
