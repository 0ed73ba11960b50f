package io.countersign.consumer.domain;

import tools.jackson.databind.JsonNode;

/**
 * A person's value of one custom field.
 *
 * @param value numbers of equal value are equal however they were written, or stored
 */
public record FieldValue(long fieldId, JsonNode value) {
    /** Brings numbers into one form. */
    public FieldValue {
        value = UniformNumbers.in(value);
    }
}
