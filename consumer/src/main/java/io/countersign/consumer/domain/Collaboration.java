package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/** The role of a person in an organization. */
public record Collaboration(@Nullable String title, boolean main) {
    /** Whose role where, within one account. */
    public record Key(int account, long organization, long person) {}
}
