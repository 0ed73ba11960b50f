package io.countersign.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Spreads work that only needs processors over all of them, keeping the order of a batch. */
public final class Parallel implements AutoCloseable {
    private static final int SLICE = 32;

    private final ExecutorService threads;

    /** Works with the given number of threads. */
    public Parallel(String name, int threads) {
        this.threads = Executors.newFixedThreadPool(threads, NamedThreads.of(name));
    }

    /** Applies the function to every item; the results come in the order of the items. */
    public <T, R> CompletableFuture<List<R>> map(List<T> items, Function<T, R> function) {
        List<CompletableFuture<List<R>>> slices = new ArrayList<>();
        for (int from = 0; from < items.size(); from += SLICE) {
            List<T> slice = items.subList(from, Math.min(items.size(), from + SLICE));
            slices.add(CompletableFuture.supplyAsync(
                    () -> slice.stream().map(function).toList(), threads));
        }
        return CompletableFuture.allOf(slices.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        slices.stream().flatMap(slice -> slice.join().stream()).toList());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
