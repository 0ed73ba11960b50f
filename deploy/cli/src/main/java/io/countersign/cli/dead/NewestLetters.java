package io.countersign.cli.dead;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the newest letters of many, and no more than a number of them. */
final class NewestLetters {
    private static final Comparator<Letter> OLDEST_FIRST = Comparator.comparing(Letter::time)
            .thenComparing(Letter::topic)
            .thenComparing(Letter::partition)
            .thenComparing(Letter::offset);

    private final int limit;
    private final PriorityQueue<Letter> kept = new PriorityQueue<>(OLDEST_FIRST);

    NewestLetters(int limit) {
        this.limit = limit;
    }

    void add(Letter letter) {
        kept.add(letter);
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    /** The newest first. */
    List<Letter> list() {
        List<Letter> letters = new ArrayList<>(kept);
        letters.sort(Collections.reverseOrder(OLDEST_FIRST));
        return letters;
    }
}
