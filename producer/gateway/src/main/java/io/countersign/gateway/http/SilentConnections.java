package io.countersign.gateway.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;

/** Closes connections on which no request has arrived whole by its head in time, however slowly it drips in. */
final class SilentConnections implements Connection.Listener {
    private final ServerConnector connector;
    private final Duration limit;

    SilentConnections(ServerConnector connector, Duration limit) {
        this.connector = connector;
        this.limit = limit;
    }

    @Override
    public void onOpened(Connection connection) {
        connector.getScheduler().schedule(() -> check(connection), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void check(Connection connection) {
        if (connection.getMessagesIn() == 0) {
            connection.getEndPoint().close();
        }
    }
}
