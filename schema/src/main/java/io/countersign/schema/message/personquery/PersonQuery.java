package io.countersign.schema.message.personquery;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordQuery;

/** Asks for a person. */
public record PersonQuery(RecordKey key) implements RecordQuery {}
