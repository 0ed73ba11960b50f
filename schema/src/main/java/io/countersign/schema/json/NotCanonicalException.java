package io.countersign.schema.json;

/** A value has no RFC 8785 canonical form. */
public final class NotCanonicalException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NotCanonicalException(String message) {
        super(message);
    }
}
