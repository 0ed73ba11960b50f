package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import org.jspecify.annotations.Nullable;

/** Something that belongs to a record. */
record Child<C>(RecordId owner, C value) {
    /** The owner's id where it is of the kind, else null. */
    @Nullable
    Long ownerId(Kind kind) {
        return owner.kind() == kind ? owner.id() : null;
    }
}
