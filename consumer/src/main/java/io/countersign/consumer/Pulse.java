package io.countersign.consumer;

import java.time.Duration;

/** The heartbeat of the polling thread. */
final class Pulse {
    private volatile long last = System.nanoTime();

    void beat() {
        last = System.nanoTime();
    }

    Duration sinceLast() {
        return Duration.ofNanos(System.nanoTime() - last);
    }
}
