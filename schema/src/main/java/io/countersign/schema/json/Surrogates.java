package io.countersign.schema.json;

/** Finds halves of surrogate pairs, which no UTF-8 text can hold. */
final class Surrogates {
    private Surrogates() {}

    /** Whether the text has a surrogate without its other half. */
    static boolean hasLone(String text) {
        return text.codePoints().anyMatch(Surrogates::isHalf);
    }

    /** The text with each lone half replaced, so that it can be written as UTF-8. */
    static String replaceLone(String text) {
        if (!hasLone(text)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isHalf(c) ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
