package io.countersign.consumer.store;

import static io.countersign.schema.message.people.PersonAttributes.FIRST_NAME;
import static io.countersign.schema.message.people.PersonAttributes.LAST_NAME;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.Membership;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.RecordState;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Values;
import io.countersign.consumer.domain.World;
import io.countersign.schema.message.Attribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Who lives in which household. */
final class MembershipTable implements StoredTable {
    /** More people in one household than an ack could tell. */
    private static final int MOST = 5_000;

    @Override
    public void load(Loading loading) {
        boolean nobody = loading.found().stream().noneMatch(r -> r.kind() != Kind.ORGANIZATION);
        if (nobody || !loading.touched().needsMemberships()) {
            return;
        }
        List<RecordId> asked = loading.found().stream()
                .filter(r -> r.kind() == Kind.HOUSEHOLD && loading.touched().needsLinks(r))
                .toList();
        Query query = ChildTable.owners(loading.found())
                .and(Columns.of(asked).ints("asked_accounts", RecordId::account).longs("asked", RecordId::id))
                .query(loading.handle(), "load-household-members")
                .bind("most", MOST);
        Map<RecordId, Integer> counts = new HashMap<>();
        Loading.each(query, row -> counts.merge(load(loading, row), 1, Integer::sum));
        asked.stream()
                .filter(household -> counts.getOrDefault(household, 0) > MOST)
                .forEach(loading.world().crowded::add);
    }

    /** The household of the membership that was loaded. */
    private static RecordId load(Loading loading, ResultSet row) throws SQLException {
        RecordId person = new RecordId(row.getInt("account_id"), Kind.PERSON, row.getLong("person_id"));
        Membership membership =
                new Membership(row.getLong("household_id"), row.getString("title"), row.getBoolean("main"));
        loading.world().memberships.load(person, membership);
        if (!loading.found().contains(person)) {
            loading.world().neighbours.put(person, names(row));
        }
        return new RecordId(person.account(), Kind.HOUSEHOLD, membership.household());
    }

    private static RecordState names(ResultSet row) throws SQLException {
        Map<Attribute<?>, Object> names = new HashMap<>();
        for (Attribute<String> attribute : List.of(FIRST_NAME, LAST_NAME)) {
            String name = row.getString(attribute.name());
            if (name != null) {
                names.put(attribute, name);
            }
        }
        return new RecordState(row.getString("import_id"), false, null, Values.of(names));
    }

    /** All that changed is taken out first, so that no household has two primary contacts in between. */
    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<RecordId, Membership>> changes = world.memberships.rows.changes();
        keys(Row.before(changes, Comparator.naturalOrder())).update(handle, "delete-household-members");
        keys(Row.after(changes, Comparator.naturalOrder()))
                .longs("household_id", r -> r.value().household())
                .texts("title", r -> r.value().title())
                .booleans("main", r -> r.value().main())
                .update(handle, "insert-household-members");
    }

    private static Columns<Row<RecordId, Membership>> keys(List<Row<RecordId, Membership>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("person_id", r -> r.key().id());
    }
}
