package io.countersign.producer;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps acks that nobody waits for yet but that may belong to a record whose acceptance is not known yet: those that
 * have the key of a record being sent, until all records are settled that were being sent when the ack came. Not
 * thread-safe.
 */
final class EarlyAcks {
    private final TreeMap<Long, String> sending = new TreeMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<MessageId, List<Bytes>> kept = new HashMap<>();
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private long lastTicket;

    private record Arrival(MessageId id, long lastTicket) {}

    long sending(@Nullable String key) {
        lastTicket++;
        sending.put(lastTicket, name(key));
        keys.merge(name(key), 1, Integer::sum);
        return lastTicket;
    }

    void settled(long ticket) {
        String key = sending.remove(ticket);
        if (key != null) {
            keys.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
        }
        long oldest = sending.isEmpty() ? Long.MAX_VALUE : sending.firstKey();
        while (!arrivals.isEmpty() && arrivals.getFirst().lastTicket() < oldest) {
            kept.remove(arrivals.removeFirst().id());
        }
    }

    void arrived(MessageId id, @Nullable String key, Bytes value) {
        if (keys.containsKey(name(key))) {
            kept.computeIfAbsent(id, same -> new ArrayList<>()).add(value);
            arrivals.addLast(new Arrival(id, lastTicket));
        }
    }

    List<Bytes> take(MessageId id) {
        List<Bytes> values = kept.remove(id);
        return values == null ? List.of() : values;
    }

    /** Whether nothing is kept. */
    boolean isEmpty() {
        return kept.isEmpty() && arrivals.isEmpty() && sending.isEmpty() && keys.isEmpty();
    }

    private static String name(@Nullable String key) {
        return key == null ? "" : "k" + key;
    }
}
