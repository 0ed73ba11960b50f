package io.countersign.schema.message.householdquery;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordQuery;

/** Asks for a household. */
public record HouseholdQuery(RecordKey key) implements RecordQuery {}
