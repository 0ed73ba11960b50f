package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.CustomField;
import io.countersign.consumer.domain.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A custom field as an operator wants it.
 *
 * @param id its number; null for the one that it has, or for any that is free
 * @param choices what values may be, for the types that have choices
 */
public record FieldDraft(
        @Nullable Long id,
        String key,
        String label,
        FieldType type,
        List<String> choices,
        boolean mandatory,
        boolean archived) {
    CustomField numbered(long number) {
        return new CustomField(number, key, label, type, choices, mandatory, archived);
    }
}
