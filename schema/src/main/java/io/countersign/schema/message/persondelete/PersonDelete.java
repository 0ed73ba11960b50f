package io.countersign.schema.message.persondelete;

import io.countersign.schema.message.Deletion;
import io.countersign.schema.message.RecordKey;

/** What a person:delete says. */
public record PersonDelete(RecordKey key, boolean erase) implements Deletion {}
