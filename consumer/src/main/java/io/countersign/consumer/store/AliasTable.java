package io.countersign.consumer.store;

import io.countersign.consumer.domain.Alias;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Further names of people. */
final class AliasTable implements StoredTable {
    private static final Comparator<Child<Alias>> ORDER = Comparator.comparing((Child<Alias> c) -> c.owner())
            .thenComparing(c -> String.valueOf(c.value().importId()))
            .thenComparing(c -> String.valueOf(c.value().formerId()));

    private final RecordTable people;

    AliasTable(RecordTable people) {
        this.people = people;
    }

    @Override
    public void load(Loading loading) {
        while (follow(loading)) {
            // Each round finds people who took the names over since the round before.
        }
        if (loading.touched().needsAllOfPeople() || loading.touched().deletesPeople()) {
            ofPeople(loading);
        }
    }

    /**
     * Looks for who goes by the names that found nobody. People found so are usually there, loaded and locked with all
     * others; where another writer made them one with somebody in the meantime, it tells whether to go on looking.
     */
    private boolean follow(Loading loading) {
        World world = loading.world();
        List<ImportKey> keys = loading.touched().imports.stream()
                .filter(key -> key.kind() == Kind.PERSON && world.holder(key) == null)
                .toList();
        List<RecordId> ids = loading.touched().ids.stream()
                .filter(id -> id.kind() == Kind.PERSON && world.records.get(world.current(id)) == null)
                .toList();
        if (keys.isEmpty() && ids.isEmpty()) {
            return false;
        }
        Set<RecordId> others = new LinkedHashSet<>();
        loading.each(RecordTable.names(keys, ids), "load-aliases", row -> {
            RecordId person = person(row);
            world.loadAlias(person, alias(row));
            if (!loading.found().contains(person)) {
                others.add(person);
            }
        });
        people.load(loading, List.of(), List.copyOf(others));
        return !others.isEmpty();
    }

    private static void ofPeople(Loading loading) {
        Map<RecordId, List<Alias>> byPerson = new HashMap<>();
        loading.each(ChildTable.owners(loading.found()), "load-aliases-of-people", row -> {
            RecordId person = person(row);
            Alias alias = alias(row);
            loading.world().loadAlias(person, alias);
            byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(alias);
        });
        byPerson.forEach((person, aliases) -> loading.world().aliases.load(person, List.copyOf(aliases)));
    }

    private static RecordId person(ResultSet row) throws SQLException {
        return new RecordId(row.getInt("account_id"), Kind.PERSON, row.getLong("person_id"));
    }

    private static Alias alias(ResultSet row) throws SQLException {
        String importId = row.getString("import_id");
        return new Alias(importId, importId == null ? row.getLong("former_id") : null);
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<RecordId, List<Alias>>> changes = world.aliases.changes();
        rows(missing(changes, Table.Change::before, Table.Change::after)).update(handle, "delete-aliases");
        rows(missing(changes, Table.Change::after, Table.Change::before)).update(handle, "insert-aliases");
    }

    private interface Side {
        @Nullable
        List<Alias> of(Table.Change<RecordId, List<Alias>> change);
    }

    /** The names that are on the one side and missing on the other. */
    private static List<Child<Alias>> missing(List<Table.Change<RecordId, List<Alias>>> changes, Side one, Side other) {
        List<Child<Alias>> missing = new ArrayList<>();
        for (Table.Change<RecordId, List<Alias>> change : changes) {
            List<Alias> there = other.of(change);
            List<Alias> here = one.of(change);
            if (here != null) {
                here.stream()
                        .filter(alias -> there == null || !there.contains(alias))
                        .forEach(alias -> missing.add(new Child<>(change.key(), alias)));
            }
        }
        missing.sort(ORDER);
        return missing;
    }

    private static Columns<Child<Alias>> rows(List<Child<Alias>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.owner().account())
                .longs("person_id", r -> r.owner().id())
                .texts("import_id", r -> r.value().importId())
                .texts("import_key", AliasTable::key)
                .nullableLongs("former_id", r -> r.value().formerId());
    }

    private static @Nullable String key(Child<Alias> row) {
        String importId = row.value().importId();
        return importId == null
                ? null
                : ImportKey.of(row.owner().account(), Kind.PERSON, importId).key();
    }
}
