package io.countersign.cli.send;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts rows by what became of them. Thread-safe. */
final class Tally {
    private final Map<Verdict, Long> counts = new TreeMap<>();

    synchronized void add(Verdict verdict) {
        counts.merge(verdict, 1L, Long::sum);
    }

    /** The counts so far, in the order in which they are shown. */
    synchronized Map<Verdict, Long> counts() {
        return new TreeMap<>(counts);
    }

    synchronized long count(Predicate<Verdict> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
