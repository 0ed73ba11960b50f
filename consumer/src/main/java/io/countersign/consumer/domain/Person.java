package io.countersign.consumer.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as stored, without what belongs to it. */
public record Person(
        String importId,
        boolean importGenerated,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Long categoryId,
        @Nullable String locale,
        String gender,
        @Nullable LocalDate dob,
        String dataConsent,
        boolean acceptsMarketing,
        @Nullable String note) {
    /** A person of whom nothing is known but the name that its sender gives it. */
    static Person blank(String importId, boolean generated) {
        return new Person(importId, generated, null, null, null, null, "unknown", null, "unknown", false, null);
    }
}
