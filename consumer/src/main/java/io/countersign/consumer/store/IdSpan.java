package io.countersign.consumer.store;

/**
 * The ids of each kind that one message may give to what it creates.
 *
 * @param slot the slot of its partition
 * @param after the last id of the account from before there were slots
 * @param from how many ids of the slot the messages before it might have needed
 * @param size how many it may need itself
 */
record IdSpan(Slot slot, long after, long from, long size) {
    long id(long index) {
        if (index >= size) {
            throw new IllegalStateException("more than " + size + " new records of one kind in one message");
        }
        return after + slot.id(from + index);
    }
}
