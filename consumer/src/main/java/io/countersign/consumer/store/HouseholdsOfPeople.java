package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import java.util.List;

/** The households in which the people that were found live: they are named without being written out. */
final class HouseholdsOfPeople implements LoadedTable {
    @Override
    public void load(Loading loading) {
        List<RecordId> people =
                loading.found().stream().filter(r -> r.kind() == Kind.PERSON).toList();
        if (people.isEmpty() || !loading.touched().needsMemberships()) {
            return;
        }
        loading.each(
                Columns.of(people).ints("accounts", RecordId::account).longs("people", RecordId::id),
                "load-households-of-people",
                row -> loading.touched().ids.add(new RecordId(row.getInt(1), Kind.HOUSEHOLD, row.getLong(2))));
    }
}
