package io.countersign.schema.message.organizationquery;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordQuery;

/** Asks for an organization. */
public record OrganizationQuery(RecordKey key) implements RecordQuery {}
