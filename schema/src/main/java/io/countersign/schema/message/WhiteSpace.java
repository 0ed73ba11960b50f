package io.countersign.schema.message;

/** Unicode white space around texts, the no-break spaces included, which {@link String#strip()} leaves. */
final class WhiteSpace {
    /** White space in Unicode, but in no class that {@link Character} tests. */
    private static final char NEXT_LINE = '\u0085';

    private WhiteSpace() {}

    static boolean surrounds(String text) {
        return !text.isEmpty() && (is(text.charAt(0)) || is(text.charAt(text.length() - 1)));
    }

    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (from < to && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean fills(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(char c) {
        return c < NEXT_LINE ? Character.isWhitespace(c) : c == NEXT_LINE || Character.isSpaceChar(c);
    }
}
