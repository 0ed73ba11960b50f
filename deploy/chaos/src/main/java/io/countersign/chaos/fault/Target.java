package io.countersign.chaos.fault;

import io.countersign.chaos.load.Load;
import io.countersign.chaos.scene.Scene;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What a fault is done to, and the dice. */
public record Target(Scene scene, Load load, Random random) {
    /** Lets a fault last; how long it takes is what it is. */
    static void last(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** Any time between two. */
    Duration between(int fromMillis, int toMillis) {
        return Duration.ofMillis(random.nextInt(fromMillis, toMillis));
    }

    /** Whether, for some seconds, nothing is applied. */
    boolean standsStill() {
        last(Duration.ofSeconds(1));
        long before = applied();
        last(between(3_000, 6_000));
        return applied() == before;
    }

    private long applied() {
        return scene.progress().now().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
