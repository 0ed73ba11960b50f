package io.countersign.producer;

import io.countersign.schema.ack.Ack;
import org.jspecify.annotations.Nullable;

/** A record of an acks topic. */
public sealed interface AckLogEntry {
    /** Where the record lies. */
    Place place();

    /**
     * The coordinates of a record.
     *
     * @param key the record's key, which is the request's; null where it has none
     * @param timestampMillis the record's time in milliseconds since 1970
     */
    record Place(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            long timestampMillis) {}

    /** The community's ack. */
    record Verified(Place place, Ack ack) implements AckLogEntry {}

    /** Something else, and why it is not believed. */
    record Untrusted(Place place, String reason) implements AckLogEntry {}
}
