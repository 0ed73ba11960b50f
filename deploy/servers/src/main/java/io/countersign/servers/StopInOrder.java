package io.countersign.servers;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what is still running when the JVM is told to end (Ctrl-C, SIGTERM, return of the main thread), the latest
 * first: what was started later may need what was started before it.
 */
public final class StopInOrder {
    private static final Logger log = LoggerFactory.getLogger(StopInOrder.class);
    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(StopInOrder::closeAll, "stop-in-order"));
    }

    private StopInOrder() {}

    /** Remembers something that has been started. */
    public static synchronized void add(AutoCloseable started) {
        RUNNING.push(started);
    }

    /** Forgets something that has been stopped already. */
    public static synchronized void remove(AutoCloseable stopped) {
        RUNNING.remove(stopped);
    }

    private static synchronized @Nullable AutoCloseable next() {
        return RUNNING.poll();
    }

    private static void closeAll() {
        for (AutoCloseable running = next(); running != null; running = next()) {
            close(running);
        }
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            log.warn("{} did not stop cleanly", running, e);
        }
    }
}
