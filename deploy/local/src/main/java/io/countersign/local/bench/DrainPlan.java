package io.countersign.local.bench;

/**
 * What is drained, and by whom.
 *
 * @param warmUp messages before those that are measured
 * @param messages those that are measured
 * @param heap of each consumer
 * @param partitions of the topic
 * @param consumers how many there are
 * @param batchSize messages in a batch, at most
 * @param contacts of each person, at least 1
 * @param noteLength characters of each person's note; 0 for none
 * @param peopleBefore people, with two contacts each, who are in the tables already
 */
record DrainPlan(
        int warmUp,
        int messages,
        String heap,
        int partitions,
        int consumers,
        int batchSize,
        int contacts,
        int noteLength,
        int peopleBefore) {
    private static final int CONTACTS = 2;
    private static final int BATCH_SIZE = 500;

    /** What is measured where nothing else is said: one consumer, two contacts, empty tables. */
    static DrainPlan of(int warmUp, int messages, String heap, int partitions) {
        return new DrainPlan(warmUp, messages, heap, partitions, 1, BATCH_SIZE, CONTACTS, 0, 0);
    }

    DrainPlan withHeap(String other) {
        return new DrainPlan(
                warmUp, messages, other, partitions, consumers, batchSize, contacts, noteLength, peopleBefore);
    }

    DrainPlan withPartitions(int other) {
        return new DrainPlan(warmUp, messages, heap, other, consumers, batchSize, contacts, noteLength, peopleBefore);
    }

    DrainPlan withConsumers(int other) {
        return new DrainPlan(warmUp, messages, heap, partitions, other, batchSize, contacts, noteLength, peopleBefore);
    }

    DrainPlan withBatchSize(int other) {
        return new DrainPlan(warmUp, messages, heap, partitions, consumers, other, contacts, noteLength, peopleBefore);
    }

    DrainPlan withContacts(int other) {
        return new DrainPlan(warmUp, messages, heap, partitions, consumers, batchSize, other, noteLength, peopleBefore);
    }

    DrainPlan withNoteLength(int other) {
        return new DrainPlan(warmUp, messages, heap, partitions, consumers, batchSize, contacts, other, peopleBefore);
    }

    DrainPlan withPeopleBefore(int other) {
        return new DrainPlan(warmUp, messages, heap, partitions, consumers, batchSize, contacts, noteLength, other);
    }

    /** The same with no more messages than so many, after half as many at most. */
    DrainPlan atMost(int most) {
        return new DrainPlan(
                Math.min(warmUp, most / 2),
                Math.min(messages, most),
                heap,
                partitions,
                consumers,
                batchSize,
                contacts,
                noteLength,
                peopleBefore);
    }

    int total() {
        return warmUp + messages;
    }
}
