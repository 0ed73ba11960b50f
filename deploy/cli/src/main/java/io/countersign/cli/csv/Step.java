package io.countersign.cli.csv;

import tools.jackson.databind.node.ObjectNode;

/** One step on the way from a message to the place of a value. */
sealed interface Step {
    /** Into a member of an object. */
    record Member(String name) implements Step {}

    /**
     * Into an element of an array.
     *
     * @param id tells the elements of one array apart
     * @param constants what an element has from the start
     */
    record Item(String id, ObjectNode constants) implements Step {}
}
