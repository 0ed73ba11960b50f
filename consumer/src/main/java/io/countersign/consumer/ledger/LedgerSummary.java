package io.countersign.consumer.ledger;

import io.countersign.schema.ack.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger without its content: what fits on a line of a list.
 *
 * @param time the record's, to the millisecond
 * @param source the name of the source; null where the record could not be trusted
 * @param errors how many there are
 * @param firstError code, pointer and rule of the first one; null where there is none
 */
public record LedgerSummary(
        MessageId messageId,
        Instant time,
        @Nullable String source,
        @Nullable String account,
        @Nullable String type,
        String status,
        String result,
        LedgerEntry.@Nullable Subject subject,
        @Nullable String importId,
        int errors,
        @Nullable String firstError) {}
