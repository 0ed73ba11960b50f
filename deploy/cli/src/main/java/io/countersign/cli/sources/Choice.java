package io.countersign.cli.sources;

/** A choice between two words. */
final class Choice {
    private Choice() {}

    /** Whether the text is the first of the words; throws {@link IllegalArgumentException} where it is neither. */
    static boolean isFirst(String text, String first, String second) {
        if (text.equals(first) || text.equals(second)) {
            return text.equals(first);
        }
        throw new IllegalArgumentException("must be " + first + " or " + second + ", not '" + text + "'");
    }
}
