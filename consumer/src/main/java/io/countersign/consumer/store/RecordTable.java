package io.countersign.consumer.store;

import io.countersign.consumer.domain.Category;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.RecordState;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.Values;
import io.countersign.consumer.domain.World;
import io.countersign.schema.message.Attribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The records of one kind. */
final class RecordTable implements StoredTable {
    private final Kind kind;
    private final String name;

    RecordTable(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    @Override
    public void load(Loading loading) {
        load(
                loading,
                loading.touched().imports.stream()
                        .filter(key -> key.kind() == kind)
                        .toList(),
                loading.touched().ids.stream().filter(id -> id.kind() == kind).toList());
    }

    void load(Loading loading, List<ImportKey> keys, List<RecordId> ids) {
        if (!keys.isEmpty() || !ids.isEmpty()) {
            loading.each(names(keys, ids), "load-" + name, row -> load(loading, row));
        }
    }

    static Columns<?> names(List<ImportKey> keys, List<RecordId> ids) {
        return Columns.of(keys)
                .ints("key_accounts", ImportKey::account)
                .texts("keys", ImportKey::key)
                .and(Columns.of(ids).ints("id_accounts", RecordId::account).longs("ids", RecordId::id));
    }

    private void load(Loading loading, ResultSet row) throws SQLException {
        RecordId record = new RecordId(row.getInt("account_id"), kind, row.getLong("id"));
        RecordState state = state(row);
        loading.world().records.load(record, state);
        loading.world().imports.load(new ImportKey(record.account(), kind, row.getString("import_key")), record.id());
        loading.found().add(record);
        addCategory(loading.touched(), record.account(), state.categoryId());
    }

    private static void addCategory(Touched touched, int account, @Nullable Long category) {
        if (category != null && touched.needsTheirCategories()) {
            touched.categories.add(new Category.Id(account, category));
        }
    }

    private RecordState state(ResultSet row) throws SQLException {
        Map<Attribute<?>, Object> values = new HashMap<>();
        for (Attribute<?> attribute : kind.attributes()) {
            Object value = value(row, attribute);
            if (value != null) {
                values.put(attribute, value);
            }
        }
        long category = row.getLong("category_id");
        return new RecordState(
                row.getString("import_id"),
                row.getBoolean("import_generated"),
                category == 0 ? null : category,
                Values.of(values));
    }

    private static @Nullable Object value(ResultSet row, Attribute<?> attribute) throws SQLException {
        String column = attribute.name();
        return switch (attribute.sort()) {
            case TEXT -> row.getString(column);
            case FLAG -> row.getBoolean(column);
            case PAST_DAY -> row.getObject(column, LocalDate.class);
            case DECIMAL -> row.getBigDecimal(column);
            case OBJECT -> Json.object(row, column);
        };
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<RecordId, RecordState>> changes = world.records.changes().stream()
                .filter(change -> change.key().kind() == kind)
                .toList();
        // First, because other records may take over what was unique.
        keys(Row.deleted(changes, Comparator.naturalOrder())).update(handle, "delete-" + name);
        park(handle, changes);
        rows(Row.updated(changes, Comparator.naturalOrder())).update(handle, "update-" + name);
        rows(Row.inserted(changes, Comparator.naturalOrder())).insert(handle, name);
    }

    /** Frees the import_ids of renamed records first, because one may take over that of another. */
    private void park(Handle handle, List<Table.Change<RecordId, RecordState>> changes) {
        List<Row<RecordId, RecordState>> renamed =
                Row.updated(changes.stream().filter(RecordTable::isRenamed).toList(), Comparator.naturalOrder());
        if (renamed.size() > 1) {
            keys(renamed).update(handle, "park-" + name);
        }
    }

    private static boolean isRenamed(Table.Change<RecordId, RecordState> change) {
        RecordState before = change.before();
        RecordState after = change.after();
        return before != null && after != null && !before.importId().equals(after.importId());
    }

    private static Columns<Row<RecordId, RecordState>> keys(List<Row<RecordId, RecordState>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("id", r -> r.key().id());
    }

    private Columns<Row<RecordId, RecordState>> rows(List<Row<RecordId, RecordState>> rows) {
        Columns<Row<RecordId, RecordState>> columns = keys(rows)
                .texts("import_id", r -> r.value().importId())
                .texts(
                        "import_key",
                        r -> ImportKey.of(r.key().account(), kind, r.value().importId())
                                .key())
                .booleans("import_generated", r -> r.value().importGenerated())
                .nullableLongs("category_id", r -> r.value().categoryId());
        kind.attributes().forEach(attribute -> add(columns, attribute));
        return columns;
    }

    private static void add(Columns<Row<RecordId, RecordState>> columns, Attribute<?> attribute) {
        columns.add(attribute.name(), type(attribute), r -> r.value().values().get(attribute));
    }

    private static ColumnType type(Attribute<?> attribute) {
        return switch (attribute.sort()) {
            case TEXT -> ColumnType.TEXT;
            case FLAG -> ColumnType.BOOL;
            case PAST_DAY -> ColumnType.DATE;
            case DECIMAL -> ColumnType.NUMERIC;
            case OBJECT -> ColumnType.JSONB;
        };
    }
}
