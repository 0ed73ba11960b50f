package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;

/** An Ed25519 public key as 32 bytes; whether they encode a usable point is {@link VerifyingKey}'s to say. */
public record PublicKey(Bytes raw) {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Refuses anything but 32 bytes with {@link IllegalArgumentException}. */
    public PublicKey {
        if (raw.length() != LENGTH) {
            throw new IllegalArgumentException("a public key has 32 bytes");
        }
    }

    /**
     * Reads 52 characters of the z-base-32 variant or 64 hexadecimal digits of either case; throws
     * {@link IllegalArgumentException} that names the rule for anything else.
     */
    public static PublicKey parse(String text) {
        if (text.length() == 2 * LENGTH) {
            return new PublicKey(Hex.exactly(LENGTH, text, "a key of 64 characters has only hexadecimal digits"));
        }
        return new PublicKey(ZBase32.decode(text));
    }

    /** The 52 characters of the z-base-32 variant. */
    public String encoded() {
        return ZBase32.encode(raw);
    }

    @Override
    public String toString() {
        return encoded();
    }
}
