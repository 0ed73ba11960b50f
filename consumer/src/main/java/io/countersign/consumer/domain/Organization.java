package io.countersign.consumer.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An organization as stored, without what belongs to it. */
public record Organization(
        String importId,
        boolean importGenerated,
        @Nullable String name,
        @Nullable Long categoryId,
        @Nullable String locale,
        String dataConsent,
        boolean acceptsMarketing,
        @Nullable String reason,
        String status,
        String federationPermission,
        String openingStatus,
        String permission,
        @Nullable BigDecimal splitPercentage,
        @Nullable String note) {
    /** An organization of which nothing is known but the name that its sender gives it. */
    static Organization blank(String importId, boolean generated) {
        return new Organization(
                importId,
                generated,
                null,
                null,
                null,
                "unknown",
                false,
                null,
                "active",
                "confidential",
                "unknown",
                "confidential",
                null,
                null);
    }
}
