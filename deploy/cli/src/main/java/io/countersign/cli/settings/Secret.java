package io.countersign.cli.settings;

/** A text that must not be printed: it shows only when asked to. */
public record Secret(String reveal) {
    /** What stands in the place of a secret. */
    public static final String MASK = "********";

    @Override
    public String toString() {
        return MASK;
    }
}
