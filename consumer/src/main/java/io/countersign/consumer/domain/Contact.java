package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/**
 * A way to reach its owner.
 *
 * @param normalized info in the form in which contacts of one type are compared
 */
public record Contact(long id, String type, @Nullable String label, String info, String normalized, boolean main) {
    Contact withMain(boolean value) {
        return new Contact(id, type, label, info, normalized, value);
    }

    Contact withLabel(@Nullable String value) {
        return new Contact(id, type, value, info, normalized, main);
    }

    /** What people are matched by if they have this contact; null where they are not matched by its type. */
    @Nullable
    MatchValue matchValue(int account) {
        MatchValue.Sort sort = MatchValue.Sort.of(type);
        return sort == null ? null : new MatchValue(account, sort, normalized);
    }

    boolean sameAs(Contact other) {
        return type.equals(other.type) && normalized.equals(other.normalized);
    }
}
