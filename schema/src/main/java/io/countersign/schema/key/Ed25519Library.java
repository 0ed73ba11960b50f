package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** What computes signatures; every library gives the same signatures and, with {@link VerifyingKey}'s rule, the same verdicts. */
sealed interface Ed25519Library permits BouncyCastleEd25519, NativeEd25519 {
    /** Signs with one key. */
    interface Signer {
        Signature sign(Bytes message);
    }

    /** Verifies with one key. */
    interface Verifier {
        boolean verify(Bytes message, Signature signature);
    }

    /** Its name and version. */
    String name();

    Signer signer(Bytes privateKey, PublicKey publicKey);

    /** {@code point} is the key's point, decoded and found to be of the prime-order group. */
    Verifier verifier(PublicKey publicKey, Ed25519.PublicPoint point);
}
