package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/**
 * A person in the care of another; the numbers are those of records in one account.
 *
 * @param person who is cared for
 * @param assignedTo who follows up
 * @param organization where; null for in none
 */
public record Assignment(
        long person, long assignedTo, @Nullable Long organization) {
    /** Our number for an assignment. */
    public record Id(int account, long id) {}

    boolean links(long someone) {
        return person == someone || assignedTo == someone;
    }

    boolean isWith(RecordId record) {
        return switch (record.kind()) {
            case PERSON -> links(record.id());
            case ORGANIZATION -> organization != null && organization == record.id();
            case HOUSEHOLD -> false;
        };
    }
}
