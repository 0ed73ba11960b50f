package io.countersign.consumer.domain;

import java.util.Comparator;

/** One record of an account. */
public record RecordId(int account, Kind kind, long id) implements Comparable<RecordId> {
    private static final Comparator<RecordId> ORDER = Comparator.comparingInt(RecordId::account)
            .thenComparing(RecordId::kind)
            .thenComparingLong(RecordId::id);

    @Override
    public int compareTo(RecordId other) {
        return ORDER.compare(this, other);
    }
}
