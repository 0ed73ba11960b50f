package io.countersign.consumer.store;

import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.FencedException;
import io.countersign.consumer.inbox.Partition;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How far each partition is applied: in the database, and as this process last saw it there. */
final class Progress {
    /** A step of one partition, from the offset that is expected to be next to the one that will be. */
    record Move(Partition partition, long expected, long next) {}

    private final Jdbi jdbi;
    private final Map<Partition, Long> positions = new ConcurrentHashMap<>();

    Progress(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Reads the next offset to apply of each partition, 0 where nothing was ever applied, and remembers it. */
    Map<Partition, Long> read(Collection<Partition> partitions) {
        Map<Partition, Long> read = jdbi.inTransaction(handle -> {
            keys(partitions).texts("topic", Partition::topic).update(handle, "start-progress");
            return read(handle, partitions);
        });
        positions.putAll(read);
        return read;
    }

    /** Whether the database knows of less than it has confirmed to this process: it was restored from a backup. */
    boolean isSetBack() {
        Map<Partition, Long> confirmed = Map.copyOf(positions);
        if (confirmed.isEmpty()) {
            return false;
        }
        Map<Partition, Long> there = jdbi.withHandle(handle -> read(handle, confirmed.keySet()));
        return confirmed.entrySet().stream()
                .anyMatch(partition -> there.getOrDefault(partition.getKey(), 0L) < partition.getValue());
    }

    private static Columns<Partition> keys(Collection<Partition> partitions) {
        return Columns.of(partitions).uuids("topic_id", p -> uuid(p.topicId())).ints("partition", Partition::number);
    }

    private static Map<Partition, Long> read(Handle handle, Collection<Partition> partitions) {
        Map<String, Partition> byKey = new HashMap<>();
        partitions.forEach(p -> byKey.put(uuid(p.topicId()) + "/" + p.number(), p));
        Map<Partition, Long> read = new HashMap<>();
        Loading.each(keys(partitions).query(handle, "read-progress"), row -> {
            Partition partition = byKey.get(row.getString(1) + "/" + row.getInt(2));
            if (partition != null) {
                read.put(partition, row.getLong(3));
            }
        });
        return read;
    }

    /** Whether the record lies behind what was applied; throws {@link FencedException} where that is not known. */
    boolean isApplied(Coordinates at) {
        Long position = positions.get(at.inPartition());
        if (position == null) {
            throw new FencedException("another consumer has moved on a partition of this batch");
        }
        return at.offset() < position;
    }

    /** The steps that applying the records, which are in the order of their offsets, will make. */
    Collection<Move> moves(Collection<Coordinates> records) {
        Map<Partition, Move> moves = new LinkedHashMap<>();
        for (Coordinates at : records) {
            Partition partition = at.inPartition();
            Long position = positions.get(partition);
            if (position == null) {
                throw new FencedException("another consumer has moved on a partition of this batch");
            }
            moves.put(partition, new Move(partition, position, at.offset() + 1));
        }
        return moves.values();
    }

    /** Makes the steps in the database; throws {@link FencedException} if any partition is not where it should be. */
    void move(Handle handle, Collection<Move> moves) {
        int moved = Columns.of(moves)
                .uuids("topic_id", move -> uuid(move.partition().topicId()))
                .ints("partition", move -> move.partition().number())
                .longs("expected", Move::expected)
                .longs("next_offset", Move::next)
                .update(handle, "move-progress");
        if (moved != moves.size()) {
            throw new FencedException("another consumer has moved on a partition of this batch");
        }
    }

    /** Remembers that the steps were committed. */
    void moved(Collection<Move> moves) {
        moves.forEach(move -> positions.put(move.partition(), move.next()));
    }

    /** Forgets partitions that are no longer ours. */
    void forget(Collection<Partition> partitions) {
        partitions.forEach(positions::remove);
    }

    static UUID uuid(Uuid kafka) {
        return new UUID(kafka.getMostSignificantBits(), kafka.getLeastSignificantBits());
    }
}
