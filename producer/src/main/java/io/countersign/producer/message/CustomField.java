package io.countersign.producer.message;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person's value of one field that the account defines; the last of the five values that is given counts. */
public final class CustomField extends Members<CustomField> {
    /** The field's number, where its key is not given. */
    public CustomField id(@Nullable Long value) {
        return set("id", value);
    }

    /** The field's key. */
    public CustomField key(@Nullable String value) {
        return set("key", value);
    }

    /** The value of a field of text or of one choice; null clears a field of any type. */
    public CustomField text(@Nullable String value) {
        return set("value", value);
    }

    /** The value of a field of numbers. */
    public CustomField number(BigDecimal value) {
        return set("value", value);
    }

    /** The value of a field that is true or false. */
    public CustomField flag(boolean value) {
        return set("value", value);
    }

    /** The value of a field of dates. */
    public CustomField day(LocalDate value) {
        return set("value", value.toString());
    }

    /** The value of a field of several choices. */
    public CustomField choices(String... values) {
        return set("value", values);
    }

    /** Whether the field is cleared. */
    public CustomField delete(boolean value) {
        return set("delete", value);
    }
}
