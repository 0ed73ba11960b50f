package io.countersign.schema.message;

/** Texts of a fixed shape, compared without a regular expression because every message has some. */
final class Digits {
    private Digits() {}

    /** Whether the text is the shape with any ASCII digits in place of its zeros. */
    static boolean fill(String shape, String text) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(i);
            if (shape.charAt(i) == '0' ? c < '0' || c > '9' : c != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
