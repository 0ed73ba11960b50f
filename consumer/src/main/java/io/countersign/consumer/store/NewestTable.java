package io.countersign.consumer.store;

import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** When each source last said something of each record; {@link StatementLoader} loads it. */
final class NewestTable implements FlushedTable {
    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<World.Voice, Instant>> changes = world.newest.changes();
        Comparator<World.Voice> order =
                Comparator.comparing(World.Voice::subject).thenComparingInt(World.Voice::source);
        rows(Row.updated(changes, order)).update(handle, "update-newest");
        rows(Row.inserted(changes, order)).update(handle, "insert-newest");
    }

    private static Columns<Row<World.Voice, Instant>> rows(List<Row<World.Voice, Instant>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().subject().account())
                .texts("kind", r -> r.key().subject().kind().text())
                .longs("subject_id", r -> r.key().subject().id())
                .ints("source_id", r -> r.key().source())
                .times("issued_at", Row::value);
    }
}
