package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.World;
import io.countersign.schema.bytes.Bytes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Statements that name no record; words that were heard before name the record that they made then. */
final class AnonymousTable implements StoredTable {
    @Override
    public void load(Loading loading) {
        loading.touched().words.addAll(InsideWords.of(loading));
        if (loading.touched().words.isEmpty()) {
            return;
        }
        Map<Integer, Integer> accounts = new HashMap<>();
        for (Request request : loading.requests()) {
            accounts.put(request.source(), request.account());
        }
        Columns<World.Words> keys = Columns.of(loading.touched().words)
                .ints("sources", World.Words::source)
                .bytes("digests", World.Words::digest);
        loading.each(keys, "load-anonymous", row -> {
            World.Words words = new World.Words(row.getInt(1), Bytes.wrap(row.getBytes(2)));
            long subject = row.getLong(3);
            loading.world().anonymous.load(words, new World.Heard(subject, row.getString(4)));
            Integer account = accounts.get(words.source());
            if (account != null) {
                for (Kind kind : Kind.values()) {
                    loading.touched().ids.add(new RecordId(account, kind, subject));
                }
            }
        });
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<World.Words, World.Heard>> changes = world.anonymous.changes();
        Comparator<World.Words> order = Comparator.comparingInt(World.Words::source)
                .thenComparing(words -> words.digest().toHex());
        rows(Row.updated(changes, order)).update(handle, "update-anonymous");
        rows(Row.inserted(changes, order)).update(handle, "insert-anonymous");
    }

    private static Columns<Row<World.Words, World.Heard>> rows(List<Row<World.Words, World.Heard>> rows) {
        return Columns.of(rows)
                .ints("source_id", r -> r.key().source())
                .bytes("digest", r -> r.key().digest())
                .longs("subject_id", r -> r.value().subjectId())
                .texts("message_id", r -> r.value().messageId());
    }
}
