package io.countersign.schema.message;

import io.countersign.schema.json.Pointers;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a payload; written out as a JSON Pointer only when there is something to tell.
 *
 * @param name the name of a member; null for the root and for items of arrays
 * @param index the index of an item
 */
record Place(@Nullable Place parent, @Nullable String name, int index) {
    static final Place ROOT = new Place(null, null, 0);

    Place member(String name) {
        return new Place(this, name, 0);
    }

    Place item(int index) {
        return new Place(this, null, index);
    }

    String pointer() {
        if (parent == null) {
            return "";
        }
        return name == null ? Pointers.item(parent.pointer(), index) : Pointers.member(parent.pointer(), name);
    }
}
