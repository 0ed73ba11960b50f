package io.countersign.consumer.ledger;

import io.countersign.schema.ack.MessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the ledger to look for; null stands for any.
 *
 * @param idPrefix the first hexadecimal digits of message_ids, in lower case
 * @param source the name of a source
 * @param importId compared as import_ids are: trimmed, in lower case; in messages that failed, as it was written
 * @param from the earliest time of a record, to the second
 * @param until the first time of a record that is too late, to the second
 * @param after the last row of the page before: what is found is older
 * @param limit at most so many rows, at least 1
 */
public record LedgerSearch(
        @Nullable String idPrefix,
        @Nullable String status,
        @Nullable String result,
        @Nullable String source,
        @Nullable String importId,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable MessageId after,
        int limit) {
    /** Behind the last hexadecimal digit. */
    private static final String BEHIND_ALL_DIGITS = "g";

    /** The newest rows, whatever they are. */
    public static LedgerSearch newest(int limit) {
        return new LedgerSearch(null, null, null, null, null, null, null, null, limit);
    }

    /** No id that is looked for is less; null where any may be. */
    @Nullable
    String firstId() {
        return Stream.of(idPrefix, LedgerReader.firstId(from))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Every id that is looked for is less; null where any may be. */
    @Nullable
    String endId() {
        return Stream.of(
                        idPrefix == null ? null : idPrefix + BEHIND_ALL_DIGITS,
                        LedgerReader.firstId(until),
                        after == null ? null : after.value())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
