package io.countersign.chaos.scene;

import io.countersign.chaos.proxy.FaultProxy;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.store.Database;
import io.countersign.servers.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** A PostgreSQL that the services reach through a proxy only, and that can be crashed and set back to a backup. */
public final class Postgres implements AutoCloseable {
    private static final int OURS = 4;

    /** A fault lets the role's statements end after milliseconds, and it is our role as well as the services'. */
    private static final String UNHURRIED = "options=-c%20statement_timeout=0";

    private final Path directory;
    private final FaultProxy proxy;
    private final int port;
    private final NextVersion next;
    private EmbeddedDatabase server;
    private Database database;

    /** Starts one with its data in the directory, and makes the tables. */
    public Postgres(Path directory) throws IOException {
        this.directory = directory.resolve("postgres");
        this.server = EmbeddedDatabase.start(0, this.directory);
        this.port = java.net
                .URI
                .create(server.jdbcUrl().substring("jdbc:".length()))
                .getPort();
        this.proxy = FaultProxy.to(port);
        this.database = open();
        this.next = new NextVersion(directory.resolve("migrations"));
        database.migrate();
    }

    private Database open() {
        String url = server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + UNHURRIED;
        return new Database(new DatabaseOptions(url, server.user(), server.password(), OURS));
    }

    /** Runs a migration that this version does not know; returns whether it went through. */
    public boolean migrateToNextVersion() throws IOException {
        return next.migrate(jdbi(), server.jdbcUrl(), server.user(), server.password());
    }

    /** Past the proxy. */
    public Jdbi jdbi() {
        return database.jdbi();
    }

    /** The address for the services. */
    public String proxiedUrl() {
        return server.jdbcUrl().replace(":" + port + "/", ":" + proxy.port() + "/");
    }

    /** The user for the services, who owns the tables. */
    public String user() {
        return server.user();
    }

    /** The user's password. */
    public String password() {
        return server.password();
    }

    /** What is between the services and the database. */
    public FaultProxy proxy() {
        return proxy;
    }

    /** Ends the server in good order, and starts it again. */
    public void restart() throws IOException {
        stop();
        start();
    }

    private void stop() throws IOException {
        database.close();
        server.close();
    }

    private void start() throws IOException {
        server = EmbeddedDatabase.start(port, directory);
        database = open();
    }

    /**
     * Kills the process of one connection, upon which the server drops all others and recovers from its log; returns
     * whether there was one.
     */
    public boolean crash() throws IOException, InterruptedException {
        List<Integer> backends = backends();
        if (backends.isEmpty()) {
            return false;
        }
        new ProcessBuilder("kill", "-9", Integer.toString(backends.get(0)))
                .start()
                .waitFor();
        return true;
    }

    /** The process ids of the services' connections that are in a transaction, if any is, or else of all. */
    public List<Integer> backends() {
        return jdbi().withHandle(
                        handle -> handle.createQuery("""
                        SELECT pid FROM pg_stat_activity
                        WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()
                          AND application_name = 'countersign'
                        ORDER BY xact_start NULLS LAST""").mapTo(Integer.class).list());
    }

    /** Copies all data while the server is down. */
    public void backUp() throws IOException {
        stop();
        delete(backup());
        run("cp", "-a", data().toString(), backup().toString());
        start();
    }

    /** Goes back to the copy. */
    public void restore() throws IOException {
        stop();
        delete(data());
        run("cp", "-a", backup().toString(), data().toString());
        start();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path backup() {
        return directory.resolve("backup");
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            run("rm", "-rf", path.toString());
        }
    }

    private static void run(String... command) throws IOException {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
        proxy.close();
    }
}
