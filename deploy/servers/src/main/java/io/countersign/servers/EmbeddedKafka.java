package io.countersign.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker and controller (KRaft) inside this JVM, reachable from this machine only. */
public final class EmbeddedKafka implements KafkaServer, AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;
    private final Path directory;
    private final boolean temporary;
    private final DirectoryLock lock;
    private boolean closed;

    private EmbeddedKafka(KafkaRaftServer server, int port, Path directory, boolean temporary, DirectoryLock lock) {
        this.server = server;
        this.port = port;
        this.directory = directory;
        this.temporary = temporary;
        this.lock = lock;
    }

    /**
     * Starts a broker and returns once clients can use it. A new or empty directory is formatted; an existing one is
     * taken up with all its topics.
     *
     * @param port of 127.0.0.1, or 0 for any free one
     * @param directory to keep the data in; null for one that is thrown away in the end
     * @throws IOException when the port is in use or the directory cannot be used
     */
    public static EmbeddedKafka start(int port, @Nullable Path directory) throws IOException {
        return start(port, directory, Map.of());
    }

    /** The same with properties of a broker over those that it has anyway. */
    public static EmbeddedKafka start(int port, @Nullable Path directory, Map<String, String> properties)
            throws IOException {
        Path root = directory == null ? TemporaryDirectory.create("countersign-kafka-") : directory.toAbsolutePath();
        DirectoryLock lock = DirectoryLock.take(root);
        try {
            int free = FreePort.orAny(port, "Kafka");
            EmbeddedKafka kafka =
                    new EmbeddedKafka(server(free, root, properties), free, root, directory == null, lock);
            kafka.startUp();
            return kafka;
        } catch (IOException | RuntimeException | LinkageError e) {
            // The last of them because one of Kafka's classes cannot be initialized while the JVM ends.
            lock.close();
            if (directory == null) {
                TemporaryDirectory.delete(root);
            }
            throw e;
        }
    }

    private static KafkaRaftServer server(int port, Path directory, Map<String, String> properties) throws IOException {
        format(directory);
        Map<String, String> all = new HashMap<>(BrokerSettings.of(port, FreePort.any(), directory));
        all.putAll(properties);
        return new KafkaRaftServer(KafkaConfig.apply(all, false), Time.SYSTEM);
    }

    // Holds the monitor, so that an end of the JVM meanwhile stops a broker that is up rather than one that starts.
    private synchronized void startUp() throws IOException {
        StopInOrder.add(this);
        try {
            server.startup();
        } catch (RuntimeException e) {
            close();
            throw new IOException("Kafka did not start in " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String bootstrapServers() {
        return FreePort.LOOPBACK + ":" + port;
    }

    /** Stops the broker and returns when all of its threads are gone; closing twice does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        StopInOrder.remove(this);
        try (lock) {
            server.shutdown();
            server.awaitShutdown();
        }
        if (temporary) {
            TemporaryDirectory.delete(directory);
        }
    }

    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers();
    }

    private static void format(Path directory) throws IOException {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE_ID)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        run(formatter, directory);
    }

    private static void run(Formatter formatter, Path directory) throws IOException {
        try {
            formatter.run();
        } catch (IOException | FormatterException e) {
            throw new IOException("cannot format " + directory + " for Kafka: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
