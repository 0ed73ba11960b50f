package io.countersign.consumer.store;

/** Something that is loaded by what a batch names. */
interface LoadedTable {
    /** Loads with a number of statements that does not depend on how much is named. */
    void load(Loading loading);
}
