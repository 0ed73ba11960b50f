package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.util.Arrays;

/**
 * The z-base-32 variant in which keys are written: the 32 bytes as one big-endian number, left-padded with 4 zero bits
 * to 260, in 52 characters of 5 bits, most significant first. Ordinary z-base-32 pads on the right and differs.
 */
final class ZBase32 {
    private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
    private static final int CHARACTERS = 52;
    private static final int BYTES = 32;
    private static final int PADDING_BITS = 4;
    private static final byte[] VALUES = values();

    private ZBase32() {}

    /** Writes exactly 32 bytes as 52 characters. */
    static String encode(Bytes raw) {
        byte[] bytes = raw.borrow();
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a z-base-32 key encodes exactly 32 bytes");
        }
        StringBuilder text = new StringBuilder(CHARACTERS);
        int window = 0;
        int bits = PADDING_BITS;
        for (byte octet : bytes) {
            window = ((window << 8) | (octet & 0xff)) & 0xffff;
            for (bits += 8; bits >= 5; ) {
                bits -= 5;
                text.append(ALPHABET.charAt((window >>> bits) & 31));
            }
        }
        return text.toString();
    }

    /** Reads what {@link #encode} writes; throws {@link IllegalArgumentException} that names the rule for anything else. */
    static Bytes decode(String text) {
        if (text.length() != CHARACTERS) {
            throw new IllegalArgumentException("a key has 52 characters of z-base-32 or 64 hexadecimal digits");
        }
        byte[] bytes = new byte[BYTES];
        int window = 0;
        int bits = -PADDING_BITS;
        int written = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            window = ((window << 5) | value(text.charAt(i))) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[written++] = (byte) (window >>> bits);
            }
        }
        if (value(text.charAt(0)) > 1) {
            throw new IllegalArgumentException("a z-base-32 key starts with y or b");
        }
        return Bytes.wrap(bytes);
    }

    private static int value(char character) {
        int value = character < VALUES.length ? VALUES[character] : -1;
        if (value < 0) {
            throw new IllegalArgumentException("a z-base-32 key has only the characters " + ALPHABET);
        }
        return value;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
