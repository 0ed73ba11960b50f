package io.countersign.consumer.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stays known of an import_id that records gave up, by deletion or for another one. */
public final class Released {
    private final SortedMap<Long, Instant> holders;
    private final Map<Integer, Instant> statements;

    private Released(SortedMap<Long, Instant> holders, Map<Integer, Instant> statements) {
        this.holders = holders;
        this.statements = statements;
    }

    /** An import_id that was never given up. */
    public static Released never() {
        return new Released(new TreeMap<>(), new HashMap<>());
    }

    /**
     * The same after one more record gave it up.
     *
     * @param deletedAt when the record's deletion was stated; {@link Instant#MIN} where that had no date, or where the
     *     record only has another import_id now
     */
    public Released by(long holder, Instant deletedAt) {
        SortedMap<Long, Instant> all = new TreeMap<>(holders);
        all.merge(holder, deletedAt, Released::later);
        return new Released(all, statements);
    }

    /** The same where sources said this about the records that gave it up. */
    public Released with(Map<Integer, Instant> said) {
        Map<Integer, Instant> all = new HashMap<>(statements);
        said.forEach((source, issuedAt) -> all.merge(source, issuedAt, Released::later));
        return new Released(holders, all);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The records that gave it up, in the order of their ids, with the time of their deletion as in {@link #by}. */
    public SortedMap<Long, Instant> holders() {
        return holders;
    }

    /** The greatest issued_at of each source about these records. */
    public Map<Integer, Instant> statements() {
        return statements;
    }

    List<Long> ids() {
        return List.copyOf(holders.keySet());
    }

    /** A statement of the source that is no newer says nothing new; {@link Instant#MIN} where all are newer. */
    Instant newest(int source) {
        Instant newest = statements.getOrDefault(source, Instant.MIN);
        for (Instant deletedAt : holders.values()) {
            newest = later(newest, deletedAt);
        }
        return newest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Released that && holders.equals(that.holders) && statements.equals(that.statements);
    }

    @Override
    public int hashCode() {
        return 31 * holders.hashCode() + statements.hashCode();
    }
}
