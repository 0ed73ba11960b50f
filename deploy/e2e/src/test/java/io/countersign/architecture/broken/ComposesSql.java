package io.countersign.architecture.broken;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.copy.CopyManager;

/** Breaks the rule that SQL is constant, in four ways; the fifth keeps it. */
public final class ComposesSql {
    private static final String FIND = "SELECT id FROM people WHERE first_name = ";

    private ComposesSql() {}

    /** A text of a caller within a statement, within a lambda. */
    public static List<Long> concatenated(Jdbi jdbi, String name) {
        return jdbi.withHandle(handle ->
                handle.createQuery(FIND + "'" + name + "'").mapTo(Long.class).list());
    }

    /** The same by a format. */
    public static void formatted(Handle handle, String name) {
        handle.execute("DELETE FROM people WHERE first_name = '%s'".formatted(name));
    }

    /** A statement that is a caller's. */
    public static void handedOn(Handle handle, String sql) {
        handle.createUpdate(sql).execute();
    }

    /** A table that is a caller's. */
    public static void copied(CopyManager copy, String table) throws SQLException {
        copy.copyIn("COPY " + table + " FROM STDIN");
    }

    /** As it should be. */
    public static List<Long> bound(Handle handle, String name) {
        return handle.createQuery(FIND + ":name")
                .bind("name", name)
                .mapTo(Long.class)
                .list();
    }
}
