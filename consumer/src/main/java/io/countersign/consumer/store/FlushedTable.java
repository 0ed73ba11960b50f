package io.countersign.consumer.store;

import io.countersign.consumer.domain.World;
import org.jdbi.v3.core.Handle;

/** A table of the world whose changes are written. */
interface FlushedTable {
    /** Writes the changes, one statement a kind of change, rows in the order of their keys. */
    void flush(Handle handle, World world);
}
