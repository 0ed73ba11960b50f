package io.countersign.consumer.sources;

import io.countersign.schema.envelope.Serialization;
import java.time.Duration;
import java.util.Set;

/**
 * A registered sender.
 *
 * @param id our number for it
 * @param account the number of the account that it writes to
 * @param types the message types it may send; empty for all
 * @param serializations the forms of the payload whose signature counts
 * @param freshnessRequired whether its messages must be dated
 * @param maxAge how old a dated message may be, where freshness is required
 * @param ignoresUnknownMembers whether members that no message has are passed over rather than refused
 */
public record Source(
        int id,
        String name,
        int account,
        Set<String> types,
        Set<Serialization> serializations,
        boolean freshnessRequired,
        Duration maxAge,
        boolean ignoresUnknownMembers) {
    /** Whether the source may send messages of the type. */
    public boolean maySend(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
