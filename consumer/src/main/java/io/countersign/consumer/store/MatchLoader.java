package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.MatchLookup;
import io.countersign.consumer.domain.MatchValue;
import io.countersign.consumer.domain.PersonName;
import io.countersign.consumer.domain.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whom the messages of a batch may match, so that those are loaded with the people whom it names. */
final class MatchLoader {
    private record Key(MatchValue value, String type) {}

    /** One more than may become one: then it is known that they are too many, whoever the others are. */
    private static final int MOST = 101;

    private final Loading loading;
    private final Set<MatchLookup> lookups;
    private final Map<MatchValue, Integer> sharers = new HashMap<>();

    private MatchLoader(Loading loading) {
        this.loading = loading;
        this.lookups = loading.touched().lookups;
    }

    static void load(Loading loading) {
        if (!loading.touched().lookups.isEmpty()) {
            new MatchLoader(loading).load();
        }
    }

    private void load() {
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
        loading.each(columns, "load-matches", this::read);
    }

    private void read(ResultSet row) throws SQLException {
        int account = row.getInt("account_id");
        MatchValue.Sort sort = MatchValue.Sort.of(row.getString("type"));
        if (sort == null) {
            return;
        }
        MatchValue value = new MatchValue(account, sort, row.getString("normalized"));
        String name = PersonName.key(row.getString("first_name"), row.getString("last_name"));
        RecordId person = new RecordId(account, Kind.PERSON, row.getLong("person_id"));
        boolean isMeant = lookups.contains(new MatchLookup(value, name))
                || (lookups.contains(new MatchLookup(value, null)) && sharers.merge(value, 1, Integer::sum) <= MOST);
        loading.world().holders.note(value, person);
        if (isMeant) {
            loading.touched().ids.add(person);
        }
    }
}
