package io.countersign.consumer.histories;

import java.util.HashMap;
import java.util.Map;

/**
 * Ids as they are given: a message has as many of each sort as it has JSON objects, after those of the messages before it
 * in its partition, whatever it does with them. 64 partitions of two series take turns, each with 256 ids.
 */
final class Ids {
    private static final int BLOCK = 256;
    private static final int ROUND = 2 * 64 * BLOCK;

    private final Map<Integer, Long> reserved = new HashMap<>();
    private final Map<String, Long> taken = new HashMap<>();
    private int partition;
    private long from;

    Ids copy() {
        Ids copy = new Ids();
        copy.reserved.putAll(reserved);
        copy.taken.putAll(taken);
        copy.partition = partition;
        copy.from = from;
        return copy;
    }

    /** The next message lies in this partition. */
    void begin(int in, String message) {
        long size = message.chars().filter(c -> c == '{').count();
        partition = in;
        from = reserved.merge(in, size, Long::sum) - size;
        taken.clear();
    }

    /** The first of each sort that the message has. */
    long first() {
        return id(from);
    }

    long next(String sort) {
        return id(from + taken.merge(sort, 1L, Long::sum) - 1);
    }

    private long id(long before) {
        return before / BLOCK * ROUND + (long) partition * BLOCK + before % BLOCK + 1;
    }
}
