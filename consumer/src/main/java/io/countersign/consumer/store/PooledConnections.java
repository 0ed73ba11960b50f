package io.countersign.consumer.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections of a pool. When one comes back lost, those that lie idle are closed: most likely they are lost as well, and
 * each would be tried in vain for as long as validation may take, one after another, before a new one is made.
 */
record PooledConnections(HikariDataSource pool) implements ConnectionFactory {
    @Override
    public Connection openConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        boolean lost = isLost(connection);
        connection.close();
        if (lost) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** The pool itself does not see what happens within a {@code COPY}. */
    private static boolean isLost(Connection connection) throws SQLException {
        return connection.isClosed() || connection.unwrap(Connection.class).isClosed();
    }
}
