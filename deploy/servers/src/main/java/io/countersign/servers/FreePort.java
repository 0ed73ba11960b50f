package io.countersign.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
public final class FreePort {
    static final String LOOPBACK = "127.0.0.1";

    private FreePort() {}

    /** A port that was free a moment ago. */
    public static int any() throws IOException {
        return bind(0);
    }

    /** Returns the wanted port, or any free one for 0; throws when the wanted one is in use. */
    static int orAny(int wanted, String server) throws IOException {
        try {
            return bind(wanted);
        } catch (IOException e) {
            throw new IOException("port " + wanted + " of " + LOOPBACK + " is in use; give " + server + " another", e);
        }
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        }
    }
}
