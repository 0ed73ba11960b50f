package io.countersign.schema.bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable byte string, compared by content. */
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Copies an array. */
    public static Bytes of(byte[] array) {
        return new Bytes(array.clone());
    }

    /** Takes an array over without copying it; the caller gives up the right to change it. */
    public static Bytes wrap(byte[] array) {
        return new Bytes(array);
    }

    /** The UTF-8 form of a text. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads hexadecimal digits of either case; throws {@link IllegalArgumentException} for anything else. */
    public static Bytes hex(String digits) {
        return new Bytes(HexFormat.of().parseHex(digits));
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return array.clone();
    }

    /** The backing array, for reading only: lent to libraries that take arrays, so that hot paths do not copy. */
    public byte[] borrow() {
        return array;
    }

    /** Length in bytes. */
    public int length() {
        return array.length;
    }

    /** A copy of the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(array, from, to));
    }

    /** The SHA-256 digest, 32 bytes. */
    public Bytes sha256() {
        try {
            return new Bytes(MessageDigest.getInstance("SHA-256").digest(array));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Lower-case hexadecimal digits, two a byte. */
    public String toHex() {
        return HexFormat.of().formatHex(array);
    }

    /** The content decoded as UTF-8, with malformed input replaced. */
    public String toUtf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
