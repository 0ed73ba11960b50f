package io.countersign.consumer.store;

/** A table of the world that is loaded by what a batch names, and whose changes are written. */
interface StoredTable extends LoadedTable, FlushedTable {}
