package io.countersign.cli.consume;

import io.countersign.cli.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port that something is going to listen on, looked at before anything is started. */
public final class ListeningPort {
    private ListeningPort() {}

    /**
     * Throws {@link CommandException} where nothing can listen there; port 0 stands for any free one.
     *
     * @param server who is going to listen, as the complaint calls it
     * @param setting where the port is given
     */
    public static void requireFree(String server, String host, int port, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw CommandException.unreachable(server + " cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "): set " + setting + " to another port, or to 0 for any free one");
        }
    }
}
