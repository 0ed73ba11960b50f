package io.countersign.consumer.store;

import io.countersign.consumer.domain.Collaboration;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.RecordState;
import io.countersign.consumer.domain.Values;
import io.countersign.consumer.domain.World;
import io.countersign.schema.message.Attribute;
import io.countersign.schema.message.organizations.OrganizationAttributes;
import io.countersign.schema.message.people.PersonAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.Query;

/** Loads all links of the records that are asked for as a whole, and the names of who is at their other ends. */
final class Links {
    /** More links of one record than an ack could tell. */
    private static final int MOST = 5_000;

    private final Loading loading;
    private final World world;
    private final Map<RecordId, Integer> counts = new HashMap<>();
    private final Set<RecordId> neighbours = new TreeSet<>();

    private Links(Loading loading) {
        this.loading = loading;
        this.world = loading.world();
    }

    static void load(Loading loading) {
        List<RecordId> asked =
                loading.found().stream().filter(loading.touched()::needsLinks).toList();
        if (!asked.isEmpty()) {
            new Links(loading).load(asked);
        }
    }

    private void load(List<RecordId> asked) {
        Query query =
                ChildTable.owners(asked).query(loading.handle(), "load-links").bind("most", MOST);
        Loading.each(query, this::link);
        counts.forEach((record, count) -> {
            if (count > MOST && asked.contains(record)) {
                world.crowded.add(record);
            }
        });
        if (!neighbours.isEmpty()) {
            loading.each(ChildTable.owners(neighbours), "load-neighbours", this::neighbour);
        }
    }

    private void link(ResultSet row) throws SQLException {
        Collaboration.Key key = new Collaboration.Key(row.getInt(1), row.getLong(2), row.getLong(3));
        if (world.collaborations.get(key) == null) {
            world.loadCollaboration(key, new Collaboration(row.getString(4), row.getBoolean(5)));
        }
        for (RecordId record : key.records()) {
            counts.merge(record, 1, Integer::sum);
            if (world.records.get(record) == null) {
                neighbours.add(record);
            }
        }
    }

    private void neighbour(ResultSet row) throws SQLException {
        Kind kind = Kind.of(row.getString("kind"));
        RecordId record = new RecordId(row.getInt("account_id"), kind, row.getLong("id"));
        List<Attribute<?>> names = kind == Kind.PERSON
                ? List.of(PersonAttributes.FIRST_NAME, PersonAttributes.LAST_NAME)
                : List.of(OrganizationAttributes.NAME);
        Map<Attribute<?>, Object> values = new HashMap<>();
        for (Attribute<?> name : names) {
            String value = row.getString(name.name());
            if (value != null) {
                values.put(name, value);
            }
        }
        world.neighbours.put(
                record,
                new RecordState(
                        row.getString("import_id"), row.getBoolean("import_generated"), null, Values.of(values)));
    }
}
