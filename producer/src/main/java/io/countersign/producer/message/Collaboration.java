package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** A person's link to an organization or place in a household. */
public final class Collaboration extends Members<Collaboration> {
    /** The organization; not inside another record. */
    public Collaboration organization(RecordKey value) {
        return set("organization", value);
    }

    /** Role, for example CEO. */
    public Collaboration title(@Nullable String value) {
        return set("title", value);
    }

    /** Whether the person is the primary contact. */
    public Collaboration main(@Nullable Boolean value) {
        return set("main", value);
    }

    /** Whether the link is removed, never the person. */
    public Collaboration delete(boolean value) {
        return set("delete", value);
    }
}
