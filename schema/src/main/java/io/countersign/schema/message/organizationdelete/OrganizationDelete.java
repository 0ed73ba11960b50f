package io.countersign.schema.message.organizationdelete;

import io.countersign.schema.message.Deletion;
import io.countersign.schema.message.RecordKey;

/** What a organization:delete says. */
public record OrganizationDelete(RecordKey key, boolean erase) implements Deletion {}
