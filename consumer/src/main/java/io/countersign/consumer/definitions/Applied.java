package io.countersign.consumer.definitions;

/** A definition as it is now, and what was done to make it so. */
public record Applied<T>(Change change, T definition) {
    /** What was done. */
    public enum Change {
        /** There was none. */
        CREATED,
        /** It was another one. */
        CHANGED,
        /** It was so already. */
        UNCHANGED
    }
}
