package io.countersign.schema.json;

import io.countersign.schema.bytes.Bytes;
import java.util.Arrays;

/** A growing UTF-8 text that knows how RFC 8785, section 3.2.2.2, writes strings. */
final class Utf8Text {
    private static final String[] ESCAPES = escapes();

    private byte[] bytes = new byte[512];
    private int length;

    void ascii(char character) {
        reserve(1);
        bytes[length++] = (byte) character;
    }

    void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** Adds a string with its quotes; throws {@link NotCanonicalException} for a lone surrogate. */
    void string(String text) {
        ascii('"');
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            character(text.codePointAt(i));
        }
        ascii('"');
    }

    Bytes toBytes() {
        return Bytes.wrap(Arrays.copyOf(bytes, length));
    }

    private void character(int c) {
        if (c < ESCAPES.length && !ESCAPES[c].isEmpty()) {
            ascii(ESCAPES[c]);
        } else if (c < 0x80) {
            ascii((char) c);
        } else if (Character.isSupplementaryCodePoint(c)) {
            supplementary(c);
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            throw new NotCanonicalException("a string holds half of a surrogate pair");
        } else {
            beyondAscii(c);
        }
    }

    private void supplementary(int c) {
        reserve(4);
        bytes[length++] = (byte) (0xf0 | (c >> 18));
        bytes[length++] = continuation(c >> 12);
        bytes[length++] = continuation(c >> 6);
        bytes[length++] = continuation(c);
    }

    private void beyondAscii(int c) {
        reserve(3);
        if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | (c >> 6));
        } else {
            bytes[length++] = (byte) (0xe0 | (c >> 12));
            bytes[length++] = continuation(c >> 6);
        }
        bytes[length++] = continuation(c);
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static String[] escapes() {
        String[] escapes = new String['\\' + 1];
        for (char c = 0; c < escapes.length; c++) {
            escapes[c] = c < ' ' ? String.format("\\u%04x", (int) c) : "";
        }
        escapes['\b'] = "\\b";
        escapes['\t'] = "\\t";
        escapes['\n'] = "\\n";
        escapes['\f'] = "\\f";
        escapes['\r'] = "\\r";
        escapes['"'] = "\\\"";
        escapes['\\'] = "\\\\";
        return escapes;
    }
}
