package io.countersign.consumer.store;

import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.RecordState;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Username;
import io.countersign.consumer.domain.World;
import io.countersign.schema.message.people.PersonAttributes;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Usernames of people: those that messages name, and those that the named people have. */
final class UsernameTable implements StoredTable {
    private static final Comparator<Username> ORDER =
            Comparator.comparingInt(Username::account).thenComparing(Username::key);

    @Override
    public void load(Loading loading) {
        if (!loading.touched().changesUsernames()) {
            return;
        }
        Set<Username> names = new LinkedHashSet<>(loading.touched().usernames);
        for (RecordId record : loading.found()) {
            RecordState state = loading.world().records.get(record);
            String username = state == null ? null : state.values().get(PersonAttributes.USERNAME);
            if (username != null) {
                names.add(Username.of(record.account(), username));
            }
        }
        Columns<Username> keys =
                Columns.of(names).ints("accounts", Username::account).texts("names", Username::key);
        loading.each(
                keys,
                "load-usernames",
                row -> loading.world().usernames.load(new Username(row.getInt(1), row.getString(2)), row.getLong(3)));
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<Username, Long>> changes = world.usernames.changes();
        // One that passes on from a person who is no more went with that person.
        rows(Row.updated(changes, ORDER)).update(handle, "put-usernames");
        keys(Row.deleted(changes, ORDER)).update(handle, "delete-usernames");
        rows(Row.inserted(changes, ORDER)).update(handle, "insert-usernames");
    }

    private static Columns<Row<Username, Long>> rows(List<Row<Username, Long>> rows) {
        return keys(rows).longs("person_id", Row::value);
    }

    private static Columns<Row<Username, Long>> keys(List<Row<Username, Long>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .texts("username_key", r -> r.key().key());
    }
}
