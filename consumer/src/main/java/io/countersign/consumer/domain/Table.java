package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a batch of messages works on: as loaded, as changed by the messages folded so far, and the changes of
 * the message being folded, which are kept or forgotten as a whole.
 */
public final class Table<K, V> {
    /** A row that differs from what was loaded; at least one side is there. */
    public record Change<K, V>(
            K key, @Nullable V before, @Nullable V after) {}

    private final Consumer<K> keys;
    private final Map<K, V> loaded = new HashMap<>();
    private final Map<K, Optional<V>> folded = new LinkedHashMap<>();
    private final Map<K, Optional<V>> pending = new LinkedHashMap<>();

    /** A table without rows. */
    public Table() {
        this(key -> {});
    }

    /** A table without rows that tells each key that it is given, for an index over it. */
    Table(Consumer<K> keys) {
        this.keys = keys;
    }

    /** Adds a row as the database has it. */
    public void load(K key, V row) {
        keys.accept(key);
        loaded.put(key, row);
    }

    /** The row as the message being folded sees it. */
    public @Nullable V get(K key) {
        Optional<V> changed = pending.get(key);
        if (changed == null) {
            changed = folded.get(key);
        }
        return changed != null ? changed.orElse(null) : loaded.get(key);
    }

    /** The rows whose keys fit, as the message being folded sees them. */
    List<Map.Entry<K, V>> rows(Predicate<K> fits) {
        Set<K> all = new LinkedHashSet<>(loaded.keySet());
        all.addAll(folded.keySet());
        all.addAll(pending.keySet());
        List<Map.Entry<K, V>> rows = new ArrayList<>();
        for (K key : all) {
            V row = fits.test(key) ? get(key) : null;
            if (row != null) {
                rows.add(Map.entry(key, row));
            }
        }
        return rows;
    }

    /** Whether the batch loaded or changed the row, so that {@link #get} tells that it is gone where it is. */
    boolean knows(K key) {
        return loaded.containsKey(key) || folded.containsKey(key) || pending.containsKey(key);
    }

    /** The rows as loaded, for walking over them. */
    public Iterable<Map.Entry<K, V>> asLoaded() {
        return loaded.entrySet();
    }

    void put(K key, V row) {
        keys.accept(key);
        pending.put(key, Optional.of(row));
    }

    void remove(K key) {
        pending.put(key, Optional.empty());
    }

    /** The keys of the rows, as the message being folded sees them, that fit. */
    List<K> keysWhere(BiPredicate<K, V> condition) {
        Set<K> known = new LinkedHashSet<>(loaded.keySet());
        known.addAll(folded.keySet());
        known.addAll(pending.keySet());
        List<K> fitting = new ArrayList<>();
        for (K key : known) {
            V row = get(key);
            if (row != null && condition.test(key, row)) {
                fitting.add(key);
            }
        }
        return fitting;
    }

    /** Removes the rows, as the message being folded sees them, that fit. */
    void removeIf(BiPredicate<K, V> condition) {
        keysWhere(condition).forEach(this::remove);
    }

    void keep() {
        folded.putAll(pending);
        pending.clear();
    }

    void forget() {
        pending.clear();
    }

    boolean isTouched() {
        return pending.entrySet().stream().anyMatch(e -> differs(e.getKey(), e.getValue()));
    }

    private boolean differs(K key, Optional<V> now) {
        Optional<V> before = folded.get(key);
        return !now.equals(before != null ? before : Optional.ofNullable(loaded.get(key)));
    }

    /** Every row that the kept messages left different from what was loaded, in the order of first change. */
    public List<Change<K, V>> changes() {
        List<Change<K, V>> changes = new ArrayList<>();
        folded.forEach((key, now) -> {
            V before = loaded.get(key);
            V after = now.orElse(null);
            if (before == null ? after != null : !before.equals(after)) {
                changes.add(new Change<>(key, before, after));
            }
        });
        return changes;
    }
}
