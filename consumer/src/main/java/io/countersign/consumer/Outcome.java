package io.countersign.consumer;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record, as the ledger has it.
 *
 * @param source the name of the source that signed it; null where nothing in it is trusted
 * @param ackPayload the payload of its acknowledgement, in canonical form
 */
public record Outcome(
        Delivery delivery,
        @Nullable String source,
        @Nullable String type,
        AckResult result,
        Bytes ackPayload) {}
