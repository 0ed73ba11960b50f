package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/**
 * A further name of a person, who goes by another: exactly one of the two is there.
 *
 * @param importId an import_id
 * @param formerId the id of a person who became one with this one
 */
public record Alias(@Nullable String importId, @Nullable Long formerId) {
    static Alias of(String importId) {
        return new Alias(importId, null);
    }

    static Alias of(long formerId) {
        return new Alias(null, formerId);
    }
}
