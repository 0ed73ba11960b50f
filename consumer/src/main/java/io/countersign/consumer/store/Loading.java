package io.countersign.consumer.store;

import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What tables share while a batch is loaded.
 *
 * @param requests the messages of the batch
 * @param touched what they name; a table may add what the ones after it shall load
 * @param found the records that were found so far
 */
record Loading(Handle handle, World world, List<Request> requests, Touched touched, Set<RecordId> found) {
    /** Reads one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Loads the records that a batch names, each sort with one statement, and locks them in one order for all writers. */
    static World load(Handle handle, World.Ids ids, Folding folding, List<Request> requests) {
        Touched touched = folding.touch(requests);
        World world = new World(ids, key -> !touched.imports.contains(key) && isTaken(handle, key));
        Loading loading = new Loading(handle, world, requests, touched, new HashSet<>());
        MatchLoader.load(loading);
        Tables.LOADED.forEach(table -> table.load(loading));
        new StatementLoader(loading, folding).load();
        return world;
    }

    private static boolean isTaken(Handle handle, ImportKey key) {
        return handle.createQuery(Sql.named("is-" + key.kind().text() + "-import-taken"))
                .bind("account", key.account())
                .bind("key", key.key())
                .mapTo(Boolean.class)
                .one();
    }

    void each(Columns<?> keys, String sql, RowReader reader) {
        each(keys.query(handle, sql), reader);
    }

    static void each(Query query, RowReader reader) {
        try (query) {
            query.map((row, context) -> {
                        reader.read(row);
                        return Boolean.TRUE;
                    })
                    .list();
        }
    }
}
