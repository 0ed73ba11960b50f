package io.countersign.consumer.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the ledger to list; null stands for any.
 *
 * @param source the name of a source
 * @param importId compared as import_ids are: trimmed, in lower case
 * @param since the earliest time of a record, to the second
 * @param limit at most so many rows, at least 1
 */
public record LedgerQuery(
        @Nullable String status,
        @Nullable String result,
        @Nullable String source,
        @Nullable String importId,
        @Nullable Instant since,
        int limit) {
    /** The newest rows, whatever they are. */
    public static LedgerQuery newest(int limit) {
        return new LedgerQuery(null, null, null, null, null, limit);
    }
}
