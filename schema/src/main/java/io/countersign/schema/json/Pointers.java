package io.countersign.schema.json;

/** Writes RFC 6901 JSON Pointers. */
public final class Pointers {
    private Pointers() {}

    /** The pointer to a member of the object at {@code parent}. */
    public static String member(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer to an item of the array at {@code parent}; the first has index 0. */
    public static String item(String parent, int index) {
        return parent + "/" + index;
    }
}
