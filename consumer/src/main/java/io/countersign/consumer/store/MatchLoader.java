package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.MatchLookup;
import io.countersign.consumer.domain.MatchValue;
import io.countersign.consumer.domain.PersonName;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whom the messages of a batch may match, so that those are loaded with the people whom it names. */
final class MatchLoader {
    private record Key(MatchValue value, String type) {}

    private MatchLoader() {}

    static void load(Loading loading) {
        Set<MatchLookup> lookups = loading.touched().lookups;
        if (lookups.isEmpty()) {
            return;
        }
        MatchLocks.take(loading.handle(), loading.touched().matchValues);
        Set<MatchValue> values = lookups.stream().map(MatchLookup::value).collect(Collectors.toSet());
        values.forEach(loading.world().holders::watch);
        List<Key> keys = values.stream()
                .flatMap(value -> value.sort().types().stream().map(type -> new Key(value, type)))
                .toList();
        Columns<Key> columns = Columns.of(keys)
                .ints("accounts", key -> key.value().account())
                .texts("types", Key::type)
                .texts("values", key -> key.value().normalized());
        loading.each(columns, "load-matches", row -> read(loading, lookups, row));
    }

    private static void read(Loading loading, Set<MatchLookup> lookups, ResultSet row) throws SQLException {
        int account = row.getInt("account_id");
        MatchValue.Sort sort = MatchValue.Sort.of(row.getString("type"));
        if (sort == null) {
            return;
        }
        MatchValue value = new MatchValue(account, sort, row.getString("normalized"));
        String name = PersonName.key(row.getString("first_name"), row.getString("last_name"));
        if (lookups.contains(new MatchLookup(value, null)) || lookups.contains(new MatchLookup(value, name))) {
            note(loading, value, new RecordId(account, Kind.PERSON, row.getLong("person_id")));
        }
    }

    private static void note(Loading loading, MatchValue value, RecordId person) {
        World world = loading.world();
        world.holders.note(value, person);
        loading.touched().ids.add(person);
    }
}
