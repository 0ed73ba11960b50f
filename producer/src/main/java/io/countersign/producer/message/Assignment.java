package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** A person in the care of another. */
public final class Assignment extends Members<Assignment> {
    /** The community's number for the item, which the record must have. */
    public Assignment id(@Nullable Long value) {
        return set("id", value);
    }

    /** Who follows up on this person. */
    public Assignment assignedTo(RecordKey value) {
        return set("assigned_to", value);
    }

    /** Whom this person follows up on. */
    public Assignment person(RecordKey value) {
        return set("person", value);
    }

    /** The organization in which that happens; null for none. */
    public Assignment organization(@Nullable RecordKey value) {
        return set("organization", value);
    }

    /** Whether the item is removed. */
    public Assignment delete(boolean value) {
        return set("delete", value);
    }
}
