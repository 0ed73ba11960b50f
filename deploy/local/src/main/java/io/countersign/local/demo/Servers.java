package io.countersign.local.demo;

import io.countersign.servers.EmbeddedDatabase;
import io.countersign.servers.EmbeddedKafka;
import io.countersign.servers.StopInOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A Kafka and a PostgreSQL that nobody else uses and that leave nothing behind. */
final class Servers implements AutoCloseable {
    private final CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(Servers::startKafka);
    private final CompletableFuture<EmbeddedDatabase> database = CompletableFuture.supplyAsync(Servers::startDatabase);

    private Servers() {}

    /** Starts both at once; throws {@link IOException} when one does not start. */
    static Servers start() throws IOException {
        Servers servers = new Servers();
        StopInOrder.add(servers);
        try {
            CompletableFuture.allOf(servers.kafka, servers.database).join();
            return servers;
        } catch (CompletionException e) {
            servers.close();
            if (e.getCause() instanceof UncheckedIOException cause) {
                throw cause.getCause();
            }
            throw e;
        }
    }

    private static EmbeddedKafka startKafka() {
        try {
            return EmbeddedKafka.start(0, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase startDatabase() {
        try {
            return EmbeddedDatabase.start(0, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedKafka kafka() {
        return kafka.join();
    }

    EmbeddedDatabase database() {
        return database.join();
    }

    /** Waits for what is still starting: it has to start to know what to clean up. */
    @Override
    public void close() throws IOException {
        StopInOrder.remove(this);
        try {
            if (hasStarted(database)) {
                database().close();
            }
        } finally {
            if (hasStarted(kafka)) {
                kafka().close();
            }
        }
    }

    private static boolean hasStarted(CompletableFuture<?> server) {
        return server.handle((started, failure) -> failure == null).join();
    }

    @Override
    public String toString() {
        return "the demonstration's servers";
    }
}
