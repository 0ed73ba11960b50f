package io.countersign.local.bench.floors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** How often a second something can be done by all processors together, after a warm-up that is not counted. */
final class Throughput {
    private static final int EACH = 100;

    private final Duration warmUp;
    private final Duration measured;

    Throughput(Duration warmUp, Duration measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** Does it with ever new numbers. */
    double of(IntConsumer work) throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        try {
            var unused = count(threads, processors, work, warmUp);
            long start = System.nanoTime();
            long done = count(threads, processors, work, measured);
            return done * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long count(ExecutorService threads, int processors, IntConsumer work, Duration time)
            throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        List<Future<?>> loops = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            loops.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    int first = (int) (done.getAndAdd(EACH) & Integer.MAX_VALUE);
                    for (int number = first; number < first + EACH; number++) {
                        work.accept(number & Integer.MAX_VALUE);
                    }
                }
            }));
        }
        try {
            for (Future<?> loop : loops) {
                loop.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("what is measured does not work", e.getCause());
        }
        return done.get();
    }
}
