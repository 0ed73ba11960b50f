package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** How receipts for a person are written. */
public final class Receipt extends Members<Receipt> {
    /** Name on the receipts, if not the person's own. */
    public Receipt alias(@Nullable String value) {
        return set("alias", value);
    }

    /** household or individual. */
    public Receipt to(@Nullable String value) {
        return set("to", value);
    }

    /** combined, one_off or none. */
    public Receipt mode(@Nullable String value) {
        return set("mode", value);
    }
}
