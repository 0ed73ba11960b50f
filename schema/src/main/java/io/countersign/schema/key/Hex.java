package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;

/** Reads hexadecimal digits of a fixed number, with errors that name the rule and never the digits, which may be secret. */
final class Hex {
    private Hex() {}

    static Bytes exactly(int bytes, String digits, String rule) {
        if (digits.length() != 2 * bytes || !digits.chars().allMatch(Hex::isDigit)) {
            throw new IllegalArgumentException(rule);
        }
        return Bytes.hex(digits);
    }

    private static boolean isDigit(int c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }
}
