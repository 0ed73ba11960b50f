package io.countersign.consumer.domain;

import tools.jackson.databind.node.ObjectNode;

/** What becomes of the rows of one table when two people become one; {@link Merge} lists all tables. */
interface MergedTable {
    /**
     * Writes the loser's rows into what is kept of it, by the names of the columns, and makes them the survivor's as far
     * as that one does not have the same already.
     */
    void merge(World world, RecordId loser, RecordId survivor, ObjectNode former);
}
