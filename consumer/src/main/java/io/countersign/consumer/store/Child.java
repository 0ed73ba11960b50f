package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import org.jspecify.annotations.Nullable;

/** Something that belongs to a record. */
record Child<C>(RecordId owner, C value) {
    @Nullable
    Long personId() {
        return owner.kind() == Kind.PERSON ? owner.id() : null;
    }

    @Nullable
    Long organizationId() {
        return owner.kind() == Kind.ORGANIZATION ? owner.id() : null;
    }
}
