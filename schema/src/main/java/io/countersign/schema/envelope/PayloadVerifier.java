package io.countersign.schema.envelope;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.NotCanonicalException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import java.util.Optional;
import java.util.Set;

/** Verifies that the signature of an envelope is over its payload; may be shared by threads. */
public final class PayloadVerifier {
    private final JsonLimits limits;

    /** A verifier for envelopes that were read under the same limits. */
    public PayloadVerifier(JsonLimits limits) {
        this.limits = limits;
    }

    /**
     * The bytes that were signed, in the first allowed serialization for which the signature holds; empty when it holds
     * for none or its text is no signature. Only these bytes may be interpreted, not the payload they came from.
     *
     * @param key the prepared form of the envelope's key
     */
    public Optional<Bytes> verify(RequestEnvelope envelope, VerifyingKey key, Set<Serialization> allowed) {
        Optional<Signature> signature = signature(envelope.signature());
        if (signature.isEmpty() || !key.publicKey().equals(envelope.sourcePublicKey())) {
            return Optional.empty();
        }
        Bytes raw = envelope.payload();
        boolean rawAllowed = allowed.contains(Serialization.RAW);
        if (rawAllowed && key.verify(raw, signature.get())) {
            return Optional.of(raw);
        }
        if (!allowed.contains(Serialization.JCS)) {
            return Optional.empty();
        }
        return canonical(raw)
                .filter(form -> !(rawAllowed && form.equals(raw)))
                .filter(form -> key.verify(form, signature.get()));
    }

    private Optional<Bytes> canonical(Bytes payload) {
        try {
            return Optional.of(CanonicalJson.of(StrictJson.parse(payload, limits)));
        } catch (MalformedJsonException | NotCanonicalException e) {
            return Optional.empty();
        }
    }

    private static Optional<Signature> signature(String text) {
        try {
            return Optional.of(Signature.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
