package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;

/** An Ed25519 signature as 64 bytes, R before S; whether it holds is {@link VerifyingKey}'s to say. */
public record Signature(Bytes raw) {
    /** Length in bytes. */
    public static final int LENGTH = 64;

    /** Refuses anything but 64 bytes with {@link IllegalArgumentException}. */
    public Signature {
        if (raw.length() != LENGTH) {
            throw new IllegalArgumentException("a signature has 64 bytes");
        }
    }

    /** Reads exactly 128 hexadecimal digits of either case; throws {@link IllegalArgumentException} for anything else. */
    public static Signature parse(String hex) {
        return new Signature(Hex.exactly(LENGTH, hex, "a signature has 128 hexadecimal digits"));
    }

    /** The 128 hexadecimal digits in lower case. */
    public String hex() {
        return raw.toHex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
