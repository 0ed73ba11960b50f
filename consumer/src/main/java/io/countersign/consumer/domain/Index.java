package io.countersign.consumer.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the keys that a table ever held by the groups they belong to; rows under them may be gone again. */
final class Index<G, K> {
    private final Function<K, List<G>> groups;
    private final Comparator<K> order;
    private final Map<G, NavigableSet<K>> keys = new HashMap<>();

    Index(Function<K, List<G>> groups, Comparator<K> order) {
        this.groups = groups;
        this.order = order;
    }

    void add(K key) {
        groups.apply(key)
                .forEach(group ->
                        keys.computeIfAbsent(group, g -> new TreeSet<>(order)).add(key));
    }

    /** The keys of a group in their order. */
    Collection<K> of(G group) {
        NavigableSet<K> found = keys.get(group);
        return found == null ? List.of() : Collections.unmodifiableSet(found);
    }
}
