package io.countersign.consumer.sources;

import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of a source.
 *
 * @param account the name of the account that it writes to, made where it does not exist
 * @param types the message types that it may send; empty for all
 */
public record SourceDefinition(
        String name,
        String account,
        List<Key> keys,
        Set<String> types,
        Set<Serialization> serializations,
        boolean freshnessRequired,
        Duration maxAge,
        boolean ignoresUnknownMembers) {
    /** How old messages of a source that must date them may be, unless it is said. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(7);

    /** A key, with the time during which it counts. */
    public record Key(
            PublicKey publicKey,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    /** A source with one key that always counts, which may send all types, dated or not. */
    public static SourceDefinition simple(String name, String account, PublicKey key) {
        return new SourceDefinition(
                name,
                account,
                List.of(new Key(key, null, null)),
                Set.of(),
                EnumSet.allOf(Serialization.class),
                false,
                DEFAULT_MAX_AGE,
                false);
    }
}
