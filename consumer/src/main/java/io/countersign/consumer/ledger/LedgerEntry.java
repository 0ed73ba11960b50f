package io.countersign.consumer.ledger;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of a record.
 *
 * @param source the name of the source; null where the record could not be trusted
 * @param account the name of the account that the source writes to
 * @param type the message type as far as it is known from trusted bytes
 * @param issuedAt when the sender made the statement; null where the message does not say
 * @param erasedAt when payload and resource were taken out because a record was erased; null where they were not
 * @param ack the payload of the record's ack: result, ids, and all errors
 * @param evidence what the sender signed; empty where nothing could be trusted
 */
public record LedgerEntry(
        MessageId messageId,
        Place place,
        Instant processedAt,
        @Nullable String source,
        @Nullable String account,
        @Nullable String type,
        @Nullable Subject subject,
        @Nullable Instant issuedAt,
        @Nullable Instant erasedAt,
        AckPayload ack,
        Optional<Evidence> evidence) {

    /** Where the record lay, and its time there to the millisecond. */
    public record Place(String topic, int partition, long offset, Instant time) {}

    /** The record of the store that the message is about; kind is {@code person} or {@code organization}. */
    public record Subject(String kind, long id) {}
}
