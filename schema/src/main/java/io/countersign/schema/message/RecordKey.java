package io.countersign.schema.message;

import org.jspecify.annotations.Nullable;

/**
 * How a message names a record of one kind in its account.
 *
 * @param id our number for it, at least 1
 * @param importId the sender's name for it, trimmed, 1 to 255 characters; compared without regard to case
 */
public record RecordKey(@Nullable Long id, @Nullable String importId) {
    /** Whether the message names no record at all. */
    public boolean isEmpty() {
        return id == null && importId == null;
    }
}
