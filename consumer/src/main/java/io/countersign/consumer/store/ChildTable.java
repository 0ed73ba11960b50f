package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Things that belong to records of any kind, loaded with all of one owner together. */
abstract class ChildTable<C> implements StoredTable {
    private final String name;
    private final String table;

    /** Of the name as it stands in the names of the statements, and the name in the database. */
    ChildTable(String name, String table) {
        this.name = name;
        this.table = table;
    }

    abstract boolean isNeeded(Touched touched);

    abstract Table<RecordId, List<C>> table(World world);

    abstract C read(ResultSet row) throws SQLException;

    abstract Children<C> children(List<Table.Change<RecordId, List<C>>> changes);

    /** The columns by which rows are found. */
    abstract Columns<Child<C>> keys(List<Child<C>> rows);

    abstract Columns<Child<C>> rows(List<Child<C>> rows);

    @Override
    public final void load(Loading loading) {
        if (loading.found().isEmpty() || !isNeeded(loading.touched())) {
            return;
        }
        Map<RecordId, List<C>> byOwner = new HashMap<>();
        loading.each(
                owners(loading.found()),
                "load-" + name,
                row -> byOwner.computeIfAbsent(owner(row), o -> new ArrayList<>())
                        .add(read(row)));
        byOwner.forEach((owner, children) -> table(loading.world()).load(owner, List.copyOf(children)));
    }

    static Columns<?> owners(Collection<RecordId> records) {
        return owners(records, Kind.PERSON, "person_accounts", "people")
                .and(owners(records, Kind.ORGANIZATION, "organization_accounts", "organizations"))
                .and(owners(records, Kind.HOUSEHOLD, "household_accounts", "households"));
    }

    private static Columns<RecordId> owners(Collection<RecordId> records, Kind kind, String accounts, String ids) {
        return Columns.of(records.stream().filter(r -> r.kind() == kind).toList())
                .ints(accounts, RecordId::account)
                .longs(ids, RecordId::id);
    }

    private static RecordId owner(ResultSet row) throws SQLException {
        int account = row.getInt("account_id");
        for (Kind kind : Kind.values()) {
            long id = row.getLong(kind.text() + "_id");
            if (!row.wasNull()) {
                return new RecordId(account, kind, id);
            }
        }
        throw new IllegalStateException("a row belongs to no record");
    }

    @Override
    public final void flush(Handle handle, World world) {
        Children<C> children = children(table(world).changes());
        keys(children.deleted()).update(handle, "delete-" + name);
        children.updates().forEach(updated -> rows(updated).update(handle, "update-" + name));
        rows(children.inserted()).insert(handle, table);
    }

    static <C> Columns<Child<C>> owned(Columns<Child<C>> columns) {
        for (Kind kind : Kind.values()) {
            columns.nullableLongs(kind.text() + "_id", child -> child.ownerId(kind));
        }
        return columns;
    }
}
