package io.countersign.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("servers")
class EmbeddedDatabaseTest {
    private final Path directory;

    EmbeddedDatabaseTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keepsWhatWasCommittedOverARestart() throws Exception {
        String password;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(0, directory)) {
            password = database.password();
            Databases.execute(database.login(), "CREATE TABLE letters AS SELECT 'kept' AS text");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(0, directory)) {
            assertThat(database.password()).isEqualTo(password);
            assertThat(ask(database.login(), "SELECT text FROM letters")).isEqualTo("kept");
        }
    }

    @Test
    void confirmsOnlyWhatIsOnDiskAndServesThisMachineOnlyWithThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(0, directory)) {
            DatabaseLogin login = database.login();
            assertThat(ask(login, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(login, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(login, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(login, "SELECT upper('æøå')")).isEqualTo("ÆØÅ");

            assertThat(database.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            DatabaseLogin guess = new DatabaseLogin(database.jdbcUrl(), database.user(), "guess");
            assertThatThrownBy(() -> ask(guess, "SELECT 1")).hasMessageContaining("password authentication failed");
            assertThat(login.toString()).doesNotContain(database.password());

            assertThatThrownBy(() -> EmbeddedDatabase.start(0, directory)).hasMessageContaining("is in use");
        }
    }

    @Test
    void freshDatabasesAreApart() throws Exception {
        DatabaseLogin one = TestServers.freshDatabase();
        DatabaseLogin other = TestServers.freshDatabase();
        Databases.execute(one, "CREATE TABLE letters (text text)");
        assertThat(ask(one, "SELECT to_regclass('letters') IS NULL")).isEqualTo("f");
        assertThat(ask(other, "SELECT to_regclass('letters') IS NULL")).isEqualTo("t");
    }

    private static String ask(DatabaseLogin login, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}
