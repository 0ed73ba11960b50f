package io.countersign.schema.message;

/** A message that removes a record, whatever its kind. */
public interface Deletion extends MessageBody {
    /** The record; never empty. */
    RecordKey key();

    /** Whether what the ledger holds of the record's content shall go with it. */
    boolean erase();
}
