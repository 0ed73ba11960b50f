package io.countersign.schema.message.people;

import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;

/**
 * The link between a person and an organization, or inside a household's message and the household.
 *
 * @param pointer where it stands in the payload
 * @param organization the organization; empty inside the message of the organization or household
 * @param delete whether the link shall be removed
 * @param title the person's role
 * @param main whether the person is the primary contact
 */
public record CollaborationItem(
        String pointer, RecordKey organization, boolean delete, Patch<String> title, Patch<Boolean> main) {}
