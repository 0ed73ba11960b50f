package io.countersign.consumer.store;

import io.countersign.schema.database.DatabaseSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What decides whether a database can be worked with, as it says itself.
 *
 * @param version of the server
 * @param tables how many the schema has
 * @param locked those of them that the user may not read and change
 * @param isDurable whether what it confirms survives a crash
 * @param clockAhead how far its clock is ahead of ours, to within the time that asking takes
 * @param freeConnections how many more it would let in
 */
public record DatabaseState(
        String version, int tables, List<String> locked, boolean isDurable, Duration clockAhead, int freeConnections) {
    private static final String TABLES = """
            SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relkind IN ('r', 'p')""";

    private static final String LOCKED = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relkind IN ('r', 'p') AND c.relname <> 'flyway_schema_history'
              AND NOT (has_schema_privilege(n.oid, 'USAGE')
                AND has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
                AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))
            ORDER BY c.relname""";

    private static final String DURABLE =
            "SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off'";

    private static final String FREE = """
            SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')""";

    /** Asks the database; throws where it cannot be asked. */
    public static DatabaseState of(Database database) {
        return database.jdbi()
                .withHandle(handle -> new DatabaseState(
                        one(handle, "SHOW server_version", String.class),
                        handle.createQuery(TABLES)
                                .bind("schema", DatabaseSchema.NAME)
                                .mapTo(Integer.class)
                                .one(),
                        handle.createQuery(LOCKED)
                                .bind("schema", DatabaseSchema.NAME)
                                .mapTo(String.class)
                                .list(),
                        one(handle, DURABLE, Boolean.class),
                        clockAhead(handle),
                        one(handle, FREE, Integer.class)));
    }

    private static Duration clockAhead(Handle handle) {
        Instant before = Instant.now();
        OffsetDateTime there = one(handle, "SELECT clock_timestamp()", OffsetDateTime.class);
        Duration asking = Duration.between(before, Instant.now());
        return Duration.between(before.plus(asking.dividedBy(2)), there);
    }

    private static <T> T one(Handle handle, String sql, Class<T> type) {
        return handle.createQuery(sql).mapTo(type).one();
    }
}
