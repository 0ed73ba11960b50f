package io.countersign.consumer.store;

import io.countersign.consumer.domain.Deleted;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.World;
import java.util.Collection;
import java.util.Comparator;
import org.jdbi.v3.core.Handle;

/** Records that are gone; {@link StatementLoader} has it loaded. */
final class DeletedTable implements FlushedTable {
    static void load(Handle handle, World world, Collection<RecordId> records) {
        if (records.isEmpty()) {
            return;
        }
        Columns<RecordId> keys = Columns.of(records)
                .ints("accounts", RecordId::account)
                .texts("kinds", record -> record.kind().text())
                .longs("ids", RecordId::id);
        Loading.each(
                keys.query(handle, "load-deleted"),
                row -> world.deleted.load(
                        new RecordId(row.getInt(1), Kind.of(row.getString(2)), row.getLong(3)),
                        new Deleted(Times.orMin(row, 4), row.getBoolean(5))));
    }

    @Override
    public void flush(Handle handle, World world) {
        Columns.of(Row.after(world.deleted.changes(), Comparator.naturalOrder()))
                .ints("account_id", r -> r.key().account())
                .texts("kind", r -> r.key().kind().text())
                .longs("id", r -> r.key().id())
                .times("issued_at", r -> Times.orNull(r.value().issuedAt()))
                .booleans("erased", r -> r.value().erased())
                .update(handle, "upsert-deleted");
    }
}
