package io.countersign.consumer.ledger;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import org.jspecify.annotations.Nullable;

/**
 * What a sender signed, as the ledger keeps it.
 *
 * @param payload the exact bytes that were signed; null where the ledger does not keep them
 */
public record Evidence(
        PublicKey publicKey,
        Signature signature,
        Serialization serialization,
        @Nullable Bytes payload) {
    /** Whether a signature holds now. */
    public enum Proof {
        /** It was verified again and holds. */
        HOLDS,
        /** It was verified again and does not hold: the ledger was changed. */
        BROKEN,
        /** It cannot be verified: the ledger does not keep payloads. */
        NOT_KEPT
    }

    /** Verifies the signature again. */
    public Proof verify() {
        Bytes signed = payload;
        if (signed == null) {
            return Proof.NOT_KEPT;
        }
        return VerifyingKey.of(publicKey)
                        .filter(key -> key.verify(signed, signature))
                        .isPresent()
                ? Proof.HOLDS
                : Proof.BROKEN;
    }
}
