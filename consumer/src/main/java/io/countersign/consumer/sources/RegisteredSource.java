package io.countersign.consumer.sources;

import io.countersign.schema.key.PublicKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source as it is registered, with all keys that it ever had. */
public record RegisteredSource(SourceDefinition definition, Instant createdAt, List<Key> keys) {
    /** A key with its state. */
    public record Key(
            PublicKey publicKey,
            boolean revoked,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Instant revokedAt) {}

    /** Whether any key is left that is not revoked. */
    public boolean isActive() {
        return keys.stream().anyMatch(key -> !key.revoked());
    }
}
