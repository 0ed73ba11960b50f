package io.countersign.architecture.broken;

import io.countersign.schema.key.PrivateKey;

/** Breaks the rule that private halves stay where they are. */
public record ShowsAPrivateHalf(PrivateKey key) {
    /** The private half, for anybody. */
    public String shown() {
        return key.hex();
    }
}
