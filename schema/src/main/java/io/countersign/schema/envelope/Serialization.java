package io.countersign.schema.envelope;

import java.util.Locale;

/** How a payload becomes the bytes that are signed; listed in the order in which verification tries them. */
public enum Serialization {
    /** The exact bytes of the payload as they stand in the record. */
    RAW,
    /** The RFC 8785 canonical form of the payload. */
    JCS;

    /** The name as settings and databases carry it, for example {@code raw}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text} writes; throws {@link IllegalArgumentException} for anything else. */
    public static Serialization parse(String text) {
        for (Serialization serialization : values()) {
            if (serialization.text().equals(text)) {
                return serialization;
            }
        }
        throw new IllegalArgumentException("a serialization is raw or jcs");
    }
}
