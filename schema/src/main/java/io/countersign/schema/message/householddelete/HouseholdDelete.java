package io.countersign.schema.message.householddelete;

import io.countersign.schema.message.Deletion;
import io.countersign.schema.message.RecordKey;

/** What a household:delete says. */
public record HouseholdDelete(RecordKey key, boolean erase) implements Deletion {}
