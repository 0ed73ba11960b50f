package io.countersign.servers;

import static io.countersign.servers.FreePort.LOOPBACK;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on this machine, reachable from this machine only and by password, that ends with this JVM however
 * the JVM ends. What it confirms is on disk: {@code fsync} and {@code synchronous_commit} are on.
 */
public final class EmbeddedDatabase implements DatabaseServer, AutoCloseable {
    private static final String SUPERUSER = "postgres";

    private final PostgresPrograms programs;
    private final PostgresDirectory directory;
    private final boolean temporary;
    private final DatabaseLogin login;
    private final Watchdog watchdog;
    private boolean closed;

    private EmbeddedDatabase(
            PostgresPrograms programs, PostgresDirectory directory, boolean temporary, DatabaseLogin superuser)
            throws IOException {
        this.programs = programs;
        this.directory = directory;
        this.temporary = temporary;
        this.login = Databases.owned(superuser);
        this.watchdog =
                Watchdog.over(directory.data(), temporary ? directory.root().toString() : "");
    }

    /**
     * Starts a server with an empty database, or with all that a directory holds from an earlier run, and returns once
     * it takes connections.
     *
     * @param port of 127.0.0.1, or 0 for any free one
     * @param directory to keep the data in; null for one that is thrown away in the end
     * @throws IOException when the port or the directory is in use or the server does not start
     */
    public static EmbeddedDatabase start(int port, @Nullable Path directory) throws IOException {
        Path root = directory == null ? TemporaryDirectory.create("countersign-postgresql-") : directory;
        PostgresDirectory opened = PostgresDirectory.open(root);
        try {
            return start(port, opened, directory == null);
        } catch (IOException | RuntimeException e) {
            opened.close();
            if (directory == null) {
                TemporaryDirectory.delete(root);
            }
            throw e;
        }
    }

    @Override
    public DatabaseLogin login() {
        return login;
    }

    /** The address of the database without user and password. */
    public String jdbcUrl() {
        return login.jdbcUrl();
    }

    /** The user that owns the database; not a superuser, but may create databases. */
    public String user() {
        return login.user();
    }

    /** The password of the user, drawn at random when the directory was made. */
    public String password() {
        return login.password();
    }

    /** Where the data is. */
    Path directory() {
        return directory.root();
    }

    /** Ends all connections and returns when the server is gone; closing twice does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        StopInOrder.remove(this);
        try (directory;
                watchdog) {
            if (temporary) {
                programs.drop(directory.data());
            } else {
                programs.stop(directory.data());
            }
        }
        if (temporary) {
            TemporaryDirectory.delete(directory.root());
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL at " + login.jdbcUrl();
    }

    private static EmbeddedDatabase start(int wanted, PostgresDirectory directory, boolean temporary)
            throws IOException {
        PostgresPrograms programs = PostgresPrograms.find();
        prepare(programs, directory);
        int port = FreePort.orAny(wanted, "PostgreSQL");
        PostgresSettings.write(directory.data(), port);
        String url = "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + SUPERUSER;
        DatabaseLogin superuser = new DatabaseLogin(url, SUPERUSER, directory.password());
        EmbeddedDatabase database = new EmbeddedDatabase(programs, directory, temporary, superuser);
        database.start(superuser);
        return database;
    }

    private static void prepare(PostgresPrograms programs, PostgresDirectory directory) throws IOException {
        // The lock on the directory says that nobody owns such a server: its JVM was killed.
        programs.stop(directory.data());
        if (!directory.isCreated()) {
            directory.prepare(programs.account());
            programs.create(directory.data(), SUPERUSER, directory.passwordFile());
        }
    }

    // Holds the monitor, so that an end of the JVM meanwhile stops a server that is up rather than miss one that
    // starts.
    private synchronized void start(DatabaseLogin superuser) throws IOException {
        StopInOrder.add(this);
        try {
            programs.start(directory.data(), directory.log());
            if (!directory.isCreated()) {
                Databases.createOwned(superuser);
                directory.markCreated();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }
}
