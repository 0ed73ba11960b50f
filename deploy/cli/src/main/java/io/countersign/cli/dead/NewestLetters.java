package io.countersign.cli.dead;

import io.countersign.consumer.acks.DeadLetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the newest letters of many, and no more than a number of them. */
final class NewestLetters {
    private static final Comparator<DeadLetter> OLDEST_FIRST = Comparator.comparing(DeadLetter::time)
            .thenComparing(DeadLetter::topic)
            .thenComparing(DeadLetter::partition)
            .thenComparing(DeadLetter::offset);

    private final int limit;
    private final PriorityQueue<DeadLetter> kept = new PriorityQueue<>(OLDEST_FIRST);

    NewestLetters(int limit) {
        this.limit = limit;
    }

    void add(DeadLetter letter) {
        kept.add(letter);
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    /** The newest first. */
    List<DeadLetter> list() {
        List<DeadLetter> letters = new ArrayList<>(kept);
        letters.sort(Collections.reverseOrder(OLDEST_FIRST));
        return letters;
    }
}
