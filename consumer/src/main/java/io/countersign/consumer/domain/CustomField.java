package io.countersign.consumer.domain;

import java.util.List;

/**
 * A field that an account defines for its people.
 *
 * @param id its number in the account
 * @param key what messages call it; unique in the account
 * @param choices what values may be, for the types that have choices
 * @param mandatory whether new people need a value, and nobody's can be cleared
 * @param archived whether messages may no longer name it
 */
public record CustomField(
        long id, String key, String label, FieldType type, List<String> choices, boolean mandatory, boolean archived) {
    /** Copies the choices. */
    public CustomField {
        choices = List.copyOf(choices);
    }

    /** What its values must be. */
    public ValueRule rule() {
        return new ValueRule(type, choices);
    }

    boolean isDemanded() {
        return mandatory && !archived;
    }
}
