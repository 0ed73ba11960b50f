package io.countersign.consumer.sources;

import io.countersign.schema.key.VerifyingKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of a source.
 *
 * @param validFrom the first moment at which it counts; null for always
 * @param validUntil the first moment at which it no longer counts; null for never
 */
public record SourceKey(
        VerifyingKey key,
        Source source,
        boolean revoked,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {
    /** Whether the time lies within the key's time of validity. */
    public boolean isValidAt(Instant time) {
        return (validFrom == null || !time.isBefore(validFrom)) && (validUntil == null || time.isBefore(validUntil));
    }
}
