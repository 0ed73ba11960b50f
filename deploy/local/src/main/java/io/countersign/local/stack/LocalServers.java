package io.countersign.local.stack;

import io.countersign.cli.CommandException;
import io.countersign.servers.EmbeddedDatabase;
import io.countersign.servers.EmbeddedKafka;
import io.countersign.servers.StopInOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Kafka and PostgreSQL on this machine; whoever started them stops them, or the end of the JVM while they start. */
record LocalServers(EmbeddedKafka kafka, EmbeddedDatabase database) implements AutoCloseable {
    private interface Start<T> {
        T start() throws IOException;
    }

    /** Starts both at once; throws {@link CommandException} where one does not start, and then none of them runs. */
    static LocalServers start(Ports ports, @Nullable Path data, Map<String, String> brokerProperties) {
        // Fails when the JVM ends already, and then nothing has been started that would be left over.
        StopInOrder.remove(() -> {});
        CompletableFuture<EmbeddedKafka> kafka =
                begin(() -> EmbeddedKafka.start(ports.kafka(), below(data, "kafka"), brokerProperties));
        CompletableFuture<EmbeddedDatabase> database =
                begin(() -> EmbeddedDatabase.start(ports.postgres(), below(data, "postgresql")));
        try {
            return new LocalServers(result(kafka), result(database));
        } catch (RuntimeException e) {
            abandon(kafka);
            abandon(database);
            throw e;
        }
    }

    private static @Nullable Path below(@Nullable Path data, String name) {
        return data == null ? null : data.resolve(name);
    }

    private static <T extends AutoCloseable> CompletableFuture<T> begin(Start<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        T started = start.start();
                        StopInOrder.remove(started);
                        return started;
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task, "start").start());
    }

    private static <T> T result(CompletableFuture<T> start) {
        try {
            return start.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException io) {
                throw CommandException.unreachable(String.valueOf(io.getMessage()));
            }
            throw e;
        }
    }

    private static void abandon(CompletableFuture<? extends AutoCloseable> start) {
        start.handle((started, failure) -> {
                    if (started != null) {
                        close(started);
                    }
                    return started;
                })
                .join();
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (database;
                kafka) {
            // Both are closed however the first one fares.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
