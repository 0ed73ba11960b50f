package io.countersign.schema.message.people;

import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * An assignment of a person to another who follows up: found by id, else by both people and the organization.
 *
 * @param pointer where it stands in the payload
 * @param id our number for it; null where it is told by its people
 * @param person the person who is cared for; null where the item does not say, as it belongs to that person
 * @param assignedTo the person who follows up; null where the item does not say
 * @param organization where; cleared for an assignment in none
 * @param delete whether the assignment shall end
 */
public record AssignmentItem(
        String pointer,
        @Nullable Long id,
        @Nullable RecordKey person,
        @Nullable RecordKey assignedTo,
        Patch<RecordKey> organization,
        boolean delete) {}
