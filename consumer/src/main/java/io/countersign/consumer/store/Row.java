package io.countersign.consumer.store;

import io.countersign.consumer.domain.Table;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row to insert, update or delete. */
record Row<K, V>(K key, V value) {
    static <K, V> List<Row<K, V>> inserted(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream().filter(c -> c.before() == null), Table.Change::after, order);
    }

    static <K, V> List<Row<K, V>> updated(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream().filter(c -> c.before() != null), Table.Change::after, order);
    }

    static <K, V> List<Row<K, V>> deleted(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream().filter(c -> c.after() == null), Table.Change::before, order);
    }

    /** What the rows that changed were, of those that were there. */
    static <K, V> List<Row<K, V>> before(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream(), Table.Change::before, order);
    }

    /** What the rows that changed are, of those that are there. */
    static <K, V> List<Row<K, V>> after(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream(), Table.Change::after, order);
    }

    private static <K, V> List<Row<K, V>> rows(
            Stream<Table.Change<K, V>> changes, Function<Table.Change<K, V>, @Nullable V> side, Comparator<K> order) {
        return changes.flatMap(change -> {
                    V value = side.apply(change);
                    return value == null ? Stream.empty() : Stream.of(new Row<>(change.key(), value));
                })
                .sorted(Comparator.comparing(Row::key, order))
                .toList();
    }
}
