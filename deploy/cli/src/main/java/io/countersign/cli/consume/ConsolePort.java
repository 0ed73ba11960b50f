package io.countersign.cli.consume;

import io.countersign.cli.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port of the console, looked at before anything is started. */
public final class ConsolePort {
    private ConsolePort() {}

    /** Throws {@link CommandException} where nothing can listen there; port 0 stands for any free one. */
    public static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw CommandException.unreachable("the console cannot listen on " + host + ":" + port + " ("
                    + e.getMessage() + "): set COUNTERSIGN_CONSOLE_PORT to another port, or to 0 for any free one");
        }
    }
}
