package io.countersign.producer.message;

import tools.jackson.databind.node.ObjectNode;

/** The answers of a record to one form. */
public final class Form extends Members<Form> {
    /** The form. */
    public Form id(long value) {
        return set("id", value);
    }

    /** The answers by their keys, merged member by member. */
    public Form data(ObjectNode value) {
        return set("data", value);
    }

    /** Whether all answers to the form are removed. */
    public Form delete(boolean value) {
        return set("delete", value);
    }
}
