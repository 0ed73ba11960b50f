package io.countersign.consumer.store;

import io.countersign.consumer.Community;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A copy of a community's database, which may take the place of the original once. */
final class Backup {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String original;
    private final String copy;

    private Backup(Community community) {
        this.original = community.login.jdbcUrl().replaceFirst(".*/", "").replaceFirst("[?].*", "");
        this.copy = "backup_" + community.name;
    }

    static Backup of(Community community) {
        Backup backup = new Backup(community);
        backup.alone("CREATE DATABASE " + backup.copy + " TEMPLATE " + backup.original);
        return backup;
    }

    void restore() {
        alone(
                "ALTER DATABASE " + original + " RENAME TO " + copy + "_lost",
                "ALTER DATABASE " + copy + " RENAME TO " + original);
    }

    /** Executes the statements while nobody else is connected to the database. */
    private void alone(String... statements) {
        beside("ALTER DATABASE " + original + " ALLOW_CONNECTIONS false");
        Awaitility.await().atMost(PATIENCE).until(() -> {
            beside("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND datname = '" + original + "'");
            return connections() == 0;
        });
        for (String statement : statements) {
            beside(statement);
        }
        beside("ALTER DATABASE " + original + " ALLOW_CONNECTIONS true");
    }

    private int connections() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + original + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void beside(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection() throws SQLException {
        DatabaseLogin login = TestServers.postgres().login();
        return DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
    }
}
