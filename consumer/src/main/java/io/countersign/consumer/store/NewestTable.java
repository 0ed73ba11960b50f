package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * When each source last said something of each record; {@link StatementLoader} loads what the messages need that name
 * their subjects.
 */
final class NewestTable implements StoredTable {
    @Override
    public void load(Loading loading) {
        if (loading.touched().needsAllStatements()) {
            loading.each(ChildTable.owners(loading.found()), "load-newest-of-people", row -> {
                RecordId person = new RecordId(row.getInt("account_id"), Kind.PERSON, row.getLong("subject_id"));
                loading.world()
                        .loadNewest(
                                new World.Voice(person, row.getInt("source_id")),
                                row.getObject("issued_at", OffsetDateTime.class).toInstant());
            });
        }
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<World.Voice, Instant>> changes = world.newest.changes();
        Comparator<World.Voice> order =
                Comparator.comparing(World.Voice::subject).thenComparingInt(World.Voice::source);
        rows(Row.deleted(changes, order)).update(handle, "delete-newest");
        rows(Row.updated(changes, order)).update(handle, "update-newest");
        rows(Row.inserted(changes, order)).insert(handle, "newest_statements");
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
