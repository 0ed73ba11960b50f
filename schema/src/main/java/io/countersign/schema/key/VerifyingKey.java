package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * A public key prepared once to verify many signatures; thread-safe.
 *
 * <p>Verification is strict. The key must be the canonical encoding of a point of the prime-order group other than the
 * neutral one; S must be below the group order and R a canonical encoding. The equation is the one that RFC 8032,
 * section 5.1.7, gives first, with the cofactor. Libraries that leave the cofactor out refuse signatures whose R has a
 * part of low order, which only the key's own holder can make; what such a library refuses is therefore asked of Bouncy
 * Castle again, so that the verdict never depends on the {@linkplain SignatureLibrary library}.
 */
public final class VerifyingKey {
    private final PublicKey publicKey;
    private final Ed25519Library.Verifier verifier;

    private VerifyingKey(PublicKey publicKey, Ed25519Library.Verifier verifier) {
        this.publicKey = publicKey;
        this.verifier = verifier;
    }

    /**
     * Prepares a key; empty when its bytes are not canonical, not on the curve, of low order, or have a part of low
     * order.
     */
    public static Optional<VerifyingKey> of(PublicKey publicKey) {
        Ed25519.@Nullable PublicPoint point =
                Ed25519.validatePublicKeyFullExport(publicKey.raw().borrow(), 0);
        return Optional.ofNullable(point)
                .map(valid -> new VerifyingKey(
                        publicKey, SignatureLibrary.inUse().ed25519().verifier(publicKey, valid)));
    }

    /** Whether the signature over exactly these bytes was made with the private key that belongs to this one. */
    public boolean verify(Bytes message, Signature signature) {
        return verifier.verify(message, signature);
    }

    /** The key itself. */
    public PublicKey publicKey() {
        return publicKey;
    }
}
