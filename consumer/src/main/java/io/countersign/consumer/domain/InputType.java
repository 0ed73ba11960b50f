package io.countersign.consumer.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a form asks for an answer. */
public enum InputType {
    /** One line of text. */
    TEXT(FieldType.TEXT),
    /** Several lines of text. */
    TEXTAREA(FieldType.TEXT),
    /** A number. */
    NUMBER(FieldType.NUMBER),
    /** A day. */
    DATE(FieldType.DATE),
    /** true or false. */
    BOOLEAN(FieldType.BOOLEAN),
    /** One of several values, all of them shown. */
    RADIO(FieldType.CHOICE),
    /** One of several values, in a list that opens. */
    SELECT(FieldType.CHOICE),
    /** Any of several values. */
    CHECKBOX(FieldType.MULTI_CHOICE);

    private final FieldType answers;

    InputType(FieldType answers) {
        this.answers = answers;
    }

    /** What its answers are. */
    public FieldType answers() {
        return answers;
    }

    /** The type as definitions write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text} writes; throws {@link IllegalArgumentException} that lists what there is. */
    public static InputType of(String text) {
        for (InputType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("must be one of: "
                + Arrays.stream(values()).map(InputType::text).collect(Collectors.joining(", ")));
    }
}
