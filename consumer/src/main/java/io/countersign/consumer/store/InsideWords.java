package io.countersign.consumer.store;

import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that tell people inside records, whichever way those are named. Nothing is locked yet: where another writer
 * renames a record meanwhile, its words are taken already when they are written, and the batch is applied again.
 */
final class InsideWords {
    private InsideWords() {}

    static Set<World.Words> of(Loading loading) {
        Set<Touched.Inside> inside = loading.touched().inside;
        Map<ImportKey, Set<RecordId>> holders = holders(loading);
        Set<World.Words> words = new HashSet<>();
        for (Touched.Inside person : inside) {
            Long id = person.around().id();
            Set<RecordId> records = id == null
                    ? holders.getOrDefault(name(person), Set.of())
                    : Set.of(new RecordId(person.account(), person.kind(), id));
            records.forEach(record -> words.add(World.Words.inside(person.source(), record, person.fingerprint())));
        }
        return words;
    }

    private static Map<ImportKey, Set<RecordId>> holders(Loading loading) {
        Set<ImportKey> names = loading.touched().inside.stream()
                .filter(person -> person.around().id() == null)
                .map(InsideWords::name)
                .collect(Collectors.toSet());
        Map<ImportKey, Set<RecordId>> holders = new HashMap<>();
        if (names.isEmpty()) {
            return holders;
        }
        names.forEach(name -> holders.put(name, new HashSet<>(loading.touched().renamed(name))));
        Columns<ImportKey> keys = Columns.of(List.copyOf(names))
                .ints("accounts", ImportKey::account)
                .texts("kinds", name -> name.kind().text())
                .texts("keys", ImportKey::key);
        loading.each(keys, "find-holders", row -> {
            Kind kind = Kind.of(row.getString(1));
            RecordId holder = new RecordId(row.getInt(2), kind, row.getLong(4));
            holders.computeIfAbsent(new ImportKey(holder.account(), kind, row.getString(3)), name -> new HashSet<>())
                    .add(holder);
        });
        return holders;
    }

    private static ImportKey name(Touched.Inside person) {
        String importId = Objects.requireNonNull(person.around().importId());
        return ImportKey.of(person.account(), person.kind(), importId);
    }
}
