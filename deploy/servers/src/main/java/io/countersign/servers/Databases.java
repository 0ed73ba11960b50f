package io.countersign.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Creates databases beside the one of a login. */
final class Databases {
    private static final String USER = "countersign";

    private Databases() {}

    static DatabaseLogin createFresh(DatabaseLogin beside) {
        String name = "fresh_" + UUID.randomUUID().toString().replace("-", "");
        try {
            execute(beside, "CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a database beside " + beside, e);
        }
        return new DatabaseLogin(withDatabase(beside.jdbcUrl(), name), beside.user(), beside.password());
    }

    /** Creates the database and user that Countersign uses, with the superuser's password. */
    static DatabaseLogin createOwned(DatabaseLogin superuser) {
        try {
            execute(superuser, "CREATE ROLE " + USER + " LOGIN CREATEDB PASSWORD '" + superuser.password() + "'");
            execute(superuser, "CREATE DATABASE " + USER + " OWNER " + USER);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + USER, e);
        }
        return owned(superuser);
    }

    /** The login to what {@link #createOwned} created. */
    static DatabaseLogin owned(DatabaseLogin superuser) {
        return new DatabaseLogin(withDatabase(superuser.jdbcUrl(), USER), USER, superuser.password());
    }

    static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String withDatabase(String jdbcUrl, String name) {
        int options = jdbcUrl.indexOf('?');
        String base = options < 0 ? jdbcUrl : jdbcUrl.substring(0, options);
        return base.substring(0, base.lastIndexOf('/') + 1) + name + jdbcUrl.substring(base.length());
    }
}
