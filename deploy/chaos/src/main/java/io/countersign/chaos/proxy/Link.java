package io.countersign.chaos.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One connection through the proxy: two sockets and the two directions between them. */
final class Link {
    private static final int PIECE = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private final Supplier<Weather> weather;
    private final Consumer<Link> ended;
    private volatile boolean swallowing;

    Link(Socket client, Socket server, Supplier<Weather> weather, Consumer<Link> ended) {
        this.client = client;
        this.server = server;
        this.weather = weather;
        this.ended = ended;
    }

    void start() {
        daemon("proxy-up", () -> forward(client, server, false)).start();
        daemon("proxy-down", () -> forward(server, client, true)).start();
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void forward(Socket from, Socket to, boolean fromServer) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (!weather.get().pass(piece, length, fromServer)) {
                    break;
                }
                if (!swallowing) {
                    out.write(piece, 0, length);
                }
            }
            if (swallowing) {
                return;
            }
        } catch (IOException e) {
            if (swallowing) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reset();
    }

    void swallow() {
        swallowing = true;
    }

    /** Closes both ends so that their peers see a reset. */
    void reset() {
        ended.accept(this);
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        } finally {
            closeQuietly(socket);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
