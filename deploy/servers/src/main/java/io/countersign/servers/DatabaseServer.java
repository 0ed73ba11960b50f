package io.countersign.servers;

/** A running PostgreSQL, wherever it runs, seen as the login that Countersign uses there. */
public interface DatabaseServer {
    /** The server's first database and the login to it; the login may create databases. */
    DatabaseLogin login();

    /** Creates an empty database that nobody else uses. */
    default DatabaseLogin freshDatabase() {
        return Databases.createFresh(login());
    }
}
