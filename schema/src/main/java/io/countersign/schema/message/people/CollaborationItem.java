package io.countersign.schema.message.people;

import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;

/**
 * The link between a person and an organization.
 *
 * @param pointer where it stands in the payload
 * @param organization the organization; empty inside an organization's own message, which is the organization
 * @param delete whether the link shall be removed
 * @param title the person's role
 * @param main whether the person is the primary contact
 */
public record CollaborationItem(
        String pointer, RecordKey organization, boolean delete, Patch<String> title, Patch<Boolean> main) {}
