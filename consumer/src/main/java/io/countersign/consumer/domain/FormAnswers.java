package io.countersign.consumer.domain;

import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of a record to one form.
 *
 * @param data the answers; numbers of equal value are equal however they were written, or stored
 */
public record FormAnswers(long formId, ObjectNode data) {
    /** Brings all numbers into one form. */
    public FormAnswers {
        data = UniformNumbers.in(data);
    }
}
