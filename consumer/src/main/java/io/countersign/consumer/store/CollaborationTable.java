package io.countersign.consumer.store;

import io.countersign.consumer.domain.Collaboration;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.World;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Roles of people in organizations. */
final class CollaborationTable implements StoredTable {
    private static final Comparator<Collaboration.Key> ORDER = Comparator.comparingInt(Collaboration.Key::account)
            .thenComparingLong(Collaboration.Key::organization)
            .thenComparingLong(Collaboration.Key::person);

    @Override
    public void load(Loading loading) {
        if (loading.found().stream().anyMatch(r -> r.kind() == Kind.ORGANIZATION)) {
            load(loading, "load-collaborations");
        }
        if (loading.touched().needsAllOfPeople()) {
            load(loading, "load-collaborations-of-people");
        }
        Links.load(loading);
    }

    private static void load(Loading loading, String sql) {
        loading.each(
                ChildTable.owners(loading.found()),
                sql,
                row -> loading.world()
                        .loadCollaboration(
                                new Collaboration.Key(row.getInt(1), row.getLong(2), row.getLong(3)),
                                new Collaboration(row.getString(4), row.getBoolean(5))));
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<Collaboration.Key, Collaboration>> changes = world.collaborations.changes();
        List<Row<Collaboration.Key, Collaboration>> updated = Row.updated(changes, ORDER);
        keys(Row.deleted(changes, ORDER)).update(handle, "delete-collaborations");
        rows(updated.stream().filter(r -> !r.value().main()).toList()).update(handle, "update-collaborations");
        rows(updated.stream().filter(r -> r.value().main()).toList()).update(handle, "update-collaborations");
        rows(Row.inserted(changes, ORDER)).update(handle, "insert-collaborations");
    }

    private static Columns<Row<Collaboration.Key, Collaboration>> rows(
            List<Row<Collaboration.Key, Collaboration>> rows) {
        return keys(rows)
                .texts("title", r -> r.value().title())
                .booleans("main", r -> r.value().main());
    }

    private static Columns<Row<Collaboration.Key, Collaboration>> keys(
            List<Row<Collaboration.Key, Collaboration>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("organization_id", r -> r.key().organization())
                .longs("person_id", r -> r.key().person());
    }
}
