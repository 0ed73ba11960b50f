package io.countersign.consumer.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What values of a custom field, or answers to an input of a form, are. */
public enum FieldType {
    /** Text. */
    TEXT,
    /** A number with any number of digits. */
    NUMBER,
    /** A day that exists, as YYYY-MM-DD. */
    DATE,
    /** true or false. */
    BOOLEAN,
    /** One of the choices of the definition. */
    CHOICE,
    /** Several of the choices of the definition. */
    MULTI_CHOICE;

    /** Whether its definitions list choices. */
    public boolean hasChoices() {
        return this == CHOICE || this == MULTI_CHOICE;
    }

    /** The type as definitions write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text} writes; throws {@link IllegalArgumentException} that lists what there is. */
    public static FieldType of(String text) {
        for (FieldType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("must be one of: "
                + Arrays.stream(values()).map(FieldType::text).collect(Collectors.joining(", ")));
    }
}
