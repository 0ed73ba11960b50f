package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 private key: the 32 bytes that RFC 8032 calls so, with the public key that follows from them. */
public final class PrivateKey {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final Bytes raw;
    private final PublicKey publicKey;
    private final Ed25519Library.Signer signer;

    private PrivateKey(Bytes raw) {
        this.raw = raw;
        byte[] point = new byte[PublicKey.LENGTH];
        Ed25519.generatePublicKey(raw.borrow(), 0, point, 0);
        this.publicKey = new PublicKey(Bytes.wrap(point));
        this.signer = SignatureLibrary.inUse().ed25519().signer(raw, publicKey);
    }

    /** Reads exactly 64 hexadecimal digits of either case; throws {@link IllegalArgumentException} for anything else. */
    public static PrivateKey fromHex(String hex) {
        return new PrivateKey(Hex.exactly(LENGTH, hex, "a private key has 64 hexadecimal digits"));
    }

    /**
     * Makes a key of a seed of 1 to 32 bytes by appending zeros up to 32; 16 bytes are what a {@link Mnemonic} holds.
     * Throws {@link IllegalArgumentException} for another length.
     */
    public static PrivateKey fromSeed(Bytes seed) {
        if (seed.length() < 1 || seed.length() > LENGTH) {
            throw new IllegalArgumentException("a seed has 1 to 32 bytes");
        }
        byte[] padded = new byte[LENGTH];
        System.arraycopy(seed.borrow(), 0, padded, 0, seed.length());
        return new PrivateKey(Bytes.wrap(padded));
    }

    /** Makes a key of 32 random bytes: full strength, at the price that no mnemonic holds it. */
    public static PrivateKey generate(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new PrivateKey(Bytes.wrap(bytes));
    }

    /** The public key that goes with it. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** Signs with plain Ed25519 (RFC 8032, section 5.1.6): no pre-hash, no context; the same bytes give the same signature. */
    public Signature sign(Bytes message) {
        return signer.sign(message);
    }

    /** The 64 hexadecimal digits in lower case: a secret, not for logs. */
    public String hex() {
        return raw.toHex();
    }

    /** Reveals nothing, so that a key that slips into a log does no harm. */
    @Override
    public String toString() {
        return "PrivateKey";
    }
}
