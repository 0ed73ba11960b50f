package io.countersign.schema.message;

/** Asks for one whole record. */
public interface RecordQuery extends MessageBody {
    /** How the record is named: never empty; with both names, the import_id counts where the id finds nothing. */
    RecordKey key();
}
