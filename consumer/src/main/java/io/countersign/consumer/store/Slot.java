package io.countersign.consumer.store;

/**
 * The part of all ids that belongs to one partition of a topic. 64 partitions share a series and take turns in it: 256
 * ids are the first partition's, the next 256 the second's, and so on, so that what is created one after the other in a
 * partition lies side by side in every index. Ids of one partition only grow.
 *
 * @param number the first topic that the database knew of has the slots of its partitions' own numbers
 */
record Slot(int number) {
    private static final int PARTITIONS = 64;
    private static final int BLOCK = 256;

    /** All ids, with those from before there were slots, are below 2^53, which every reader of JSON can read. */
    private static final int ROW_BITS = 52 - 6 - 8;

    /** The slot of a partition in the series of its {@link #part}. */
    static Slot of(int series, int partition) {
        return new Slot(series * PARTITIONS + partition % PARTITIONS);
    }

    /** Which partitions of a topic share its series. */
    static int part(int partition) {
        return partition / PARTITIONS;
    }

    /** The id that comes after so many others of the slot. */
    long id(long before) {
        long turn = row(before / BLOCK) * PARTITIONS + number % PARTITIONS;
        return 1 + turn * BLOCK + before % BLOCK;
    }

    /**
     * Series interleave by Elias's gamma code, least bit first: every second row is the first series', every eighth the
     * second's and the third's, and so on. So there is no last series, and few of them make ids no longer.
     */
    private long row(long turn) {
        int code = number / PARTITIONS + 1;
        int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(code);
        long series = ((1L << bits) - 1) | ((code - (1L << bits)) << (bits + 1));
        int length = 2 * bits + 1;
        if (turn < 0 || length >= ROW_BITS || turn >= 1L << (ROW_BITS - length)) {
            throw new IllegalStateException("the ids of slot " + number + " are used up");
        }
        return (turn << length) | series;
    }
}
