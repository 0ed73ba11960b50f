package io.countersign.chaos.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens on a port of 127.0.0.1 and forwards to another, until told to misbehave. Whatever was done, {@link #heal}
 * ends it for new connections.
 */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.fine();

    private FaultProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** Starts to forward from any free port to the given one, which nothing need listen on yet. */
    public static FaultProxy to(int target) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, loopback());
        FaultProxy proxy = new FaultProxy(listening, target);
        Link.daemon("proxy-to-" + target, proxy::accept).start();
        return proxy;
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** The port to connect to. */
    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                take(listening.accept());
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void take(Socket client) {
        Socket server = new Socket();
        Link link = new Link(client, server, this::weather, links::remove);
        links.add(link);
        if (weather.isRefused()) {
            link.reset();
            return;
        }
        try {
            server.connect(new InetSocketAddress(loopback(), target), 5_000);
            link.start();
        } catch (IOException nobodyThere) {
            link.reset();
        }
    }

    private Weather weather() {
        return weather;
    }

    /** How all connections are treated from now on, those that are open among them. */
    public void set(Weather wanted) {
        Weather before = weather;
        weather = wanted;
        before.end();
    }

    /** Forwards again as if nothing had been. */
    public void heal() {
        set(Weather.fine());
    }

    /** Resets all open connections; returns how many. */
    public int cut() {
        int cut = 0;
        for (Link link : links) {
            link.reset();
            cut++;
        }
        return cut;
    }

    /**
     * Makes all open connections black holes: neither end hears anything any more, not even that the other is gone.
     * New connections are forwarded. Returns how many.
     */
    public int forget() {
        int forgotten = 0;
        for (Link link : links) {
            link.swallow();
            forgotten++;
        }
        return forgotten;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        heal();
        cut();
    }
}
