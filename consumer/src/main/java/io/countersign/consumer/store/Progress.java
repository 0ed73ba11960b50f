package io.countersign.consumer.store;

import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.FencedException;
import io.countersign.consumer.inbox.Partition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How far each partition is applied: in the database, and as this process last saw it there. */
final class Progress {
    /** A step of one partition, from the offset that is expected to be next to the one that will be. */
    record Move(Partition partition, long expected, long next) {}

    private record Place(long next, Slot slot) {}

    private final Jdbi jdbi;
    private final Map<Partition, Long> positions = new ConcurrentHashMap<>();
    private final Map<Partition, Slot> slots = new ConcurrentHashMap<>();

    Progress(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Reads the next offset to apply of each partition, 0 where nothing was ever applied, and remembers it. */
    Map<Partition, Long> read(Collection<Partition> partitions) {
        Map<Partition, Place> read = jdbi.inTransaction(handle -> {
            Map<Partition, Place> known = read(handle, partitions);
            return known.keySet().containsAll(partitions) ? known : start(handle, partitions);
        });
        read.forEach((partition, place) -> slots.put(partition, place.slot()));
        Map<Partition, Long> next = next(read);
        positions.putAll(next);
        return next;
    }

    /** Numbers the series of ids one after the other, so that two topics never get the same. */
    private static Map<Partition, Place> start(Handle handle, Collection<Partition> partitions) {
        handle.execute(Sql.named("lock-id-series"));
        Columns<Partition> keys = keys(partitions).texts("topic", Partition::topic);
        keys.update(handle, "start-id-series");
        keys.update(handle, "start-progress");
        return read(handle, partitions);
    }

    private static Map<Partition, Long> next(Map<Partition, Place> places) {
        Map<Partition, Long> next = new HashMap<>();
        places.forEach((partition, place) -> next.put(partition, place.next()));
        return next;
    }

    /** Where new records of the partition get their ids from; throws {@link FencedException} where that is not known. */
    Slot slot(Partition partition) {
        Slot slot = slots.get(partition);
        if (slot == null) {
            throw new FencedException("another consumer has moved on a partition of this batch");
        }
        return slot;
    }

    /** Whether the database knows of less than it has confirmed to this process: it was restored from a backup. */
    boolean isSetBack() {
        Map<Partition, Long> confirmed = Map.copyOf(positions);
        if (confirmed.isEmpty()) {
            return false;
        }
        Map<Partition, Long> there = next(jdbi.withHandle(handle -> read(handle, confirmed.keySet())));
        return confirmed.entrySet().stream()
                .anyMatch(partition -> there.getOrDefault(partition.getKey(), 0L) < partition.getValue());
    }

    private static Columns<Partition> keys(Collection<Partition> partitions) {
        return Columns.of(partitions)
                .uuids("topic_id", p -> uuid(p.topicId()))
                .ints("partition", Partition::number)
                .ints("part", p -> Slot.part(p.number()));
    }

    private static Map<Partition, Place> read(Handle handle, Collection<Partition> partitions) {
        Map<String, Partition> byKey = new HashMap<>();
        partitions.forEach(p -> byKey.put(uuid(p.topicId()) + "/" + p.number(), p));
        Map<Partition, Place> read = new HashMap<>();
        Loading.each(keys(partitions).query(handle, "read-progress"), row -> {
            Partition partition = byKey.get(row.getString(1) + "/" + row.getInt(2));
            if (partition != null) {
                read.put(partition, new Place(row.getLong(3), Slot.of(row.getInt(4), partition.number())));
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

    /**
     * Makes the steps in the database, and reserves ids; throws {@link FencedException} if any partition is not where it
     * should be.
     */
    Map<Reservation.Source, Reservation.Given> move(
            Handle handle, Collection<Move> moves, Map<Reservation.Source, Long> reserved) {
        Columns<?> steps = Columns.of(moves)
                .uuids("topic_id", move -> uuid(move.partition().topicId()))
                .ints("partition", move -> move.partition().number())
                .longs("expected", Move::expected)
                .longs("next_offset", Move::next)
                .and(Columns.of(reserved.entrySet())
                        .ints("accounts", source -> source.getKey().account())
                        .ints("slots", source -> source.getKey().slot().number())
                        .longs("counts", Map.Entry::getValue));
        Set<Integer> moved = new HashSet<>();
        Map<Reservation.Source, Reservation.Given> given = new HashMap<>();
        Loading.each(steps.query(handle, "move-progress"), row -> {
            moved.add(row.getInt(1));
            given.put(
                    new Reservation.Source(row.getInt(2), new Slot(row.getInt(3))),
                    new Reservation.Given(row.getLong(4), row.getLong(5)));
        });
        if (!moved.contains(moves.size())) {
            throw new FencedException("another consumer has moved on a partition of this batch");
        }
        return given;
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
