package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody who writes to the tables by hand can break. */
@Tag("servers")
class RowIntegrityTest {
    private static final String ADD_CONTACT = "INSERT INTO contact_informations"
            + " (account_id, id, person_id, type, info, normalized) VALUES (1, 2, 1, 'Other', 'y', 'y')";

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
                "UPDATE people SET account_id = 7 | a person keeps its account and id",
                "UPDATE people SET id = 7 | a person keeps its account and id",
                "INSERT INTO contact_informations (account_id, id, person_id, type, info, normalized)"
                        + " SELECT 1, p + 5, p, 'Other', 'x', 'x' FROM unnest(ARRAY[1, 2]) p"
                        + " | rows of contact_informations name a person that is not there",
                "INSERT INTO contact_informations (account_id, id, person_id, type, info, normalized)"
                        + " VALUES (2, 1, 1, 'Other', 'x', 'x')"
                        + " | rows of contact_informations name a person that is not there",
                "UPDATE contact_informations SET person_id = 7 | a contact keeps its owner",
                "UPDATE contact_informations SET account_id = 7 | a contact keeps its owner",
                "UPDATE newest_statements SET source_id = 7 | a statement keeps its source",
            })
    void isRefused(String statement, String why) {
        try (Database database = stored()) {
            assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
                    .hasMessageContaining(why);
            assertThatCode(() -> database.jdbi().useHandle(handle -> handle.execute("UPDATE people SET note = 'x'")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void contactsGoWithTheirPerson() {
        try (Database database = stored();
                Handle handle = database.jdbi().open()) {
            handle.execute("DELETE FROM people");

            assertThat(handle.select("SELECT count(*) FROM contact_informations")
                            .mapTo(Integer.class)
                            .one())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ADD_CONTACT, "DELETE FROM people"})
    void nobodyTakesThePersonAwayWhileAContactIsAdded(String first) {
        try (Database database = stored();
                Handle one = database.jdbi().open();
                Handle other = database.jdbi().open()) {
            one.begin();
            one.execute(first);
            other.execute("SET lock_timeout = '100ms'");

            assertThatThrownBy(() -> other.execute(first.equals(ADD_CONTACT) ? "DELETE FROM people" : ADD_CONTACT))
                    .hasMessageContaining("lock timeout");
            one.rollback();
        }
    }

    @Test
    void aContactMayBeAddedToAPersonOfTheSameTransaction() {
        try (Database database = stored();
                Handle handle = database.jdbi().open()) {
            handle.useTransaction(inside -> {
                inside.execute("UPDATE people SET note = 'y'");
                inside.execute(ADD_CONTACT);
            });

            assertThat(handle.select("SELECT count(*) FROM contact_informations")
                            .mapTo(Integer.class)
                            .one())
                    .isEqualTo(2);
        }
    }

    private static Database stored() {
        DatabaseLogin login = TestServers.freshDatabase();
        Database database = new Database(new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 2));
        database.migrate();
        database.jdbi().useHandle(RowIntegrityTest::store);
        return database;
    }

    private static void store(Handle handle) {
        handle.execute("INSERT INTO accounts (name) VALUES ('acme')");
        handle.execute("INSERT INTO sources (account_id, name) VALUES (1, 'crm')");
        handle.execute("INSERT INTO people (account_id, id, import_id, import_key, import_generated, first_name)"
                + " VALUES (1, 1, 'p', 'p', false, 'Zoë')");
        handle.execute("INSERT INTO newest_statements VALUES (1, 'person', 1, 1, now())");
        handle.execute("INSERT INTO contact_informations (account_id, id, person_id, type, info, normalized)"
                + " VALUES (1, 1, 1, 'Other', 'z', 'z')");
    }
}
