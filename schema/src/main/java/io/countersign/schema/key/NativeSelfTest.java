package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a native library against the published vectors: it must give the same signatures, accept what holds without the
 * cofactor, and nothing that {@link VerifyingKey} refuses.
 */
final class NativeSelfTest {
    private static final String VECTORS = "/io/countersign/schema/vectors/signatures.json";

    private final NativeEd25519 candidate;

    NativeSelfTest(NativeEd25519 candidate) {
        this.candidate = candidate;
    }

    /** The name of the first vector that it does not do right, or null. */
    @Nullable
    String firstFault() throws GeneralSecurityException, IOException {
        JsonNode vectors;
        try (InputStream stream = Objects.requireNonNull(NativeSelfTest.class.getResourceAsStream(VECTORS), VECTORS)) {
            vectors = JsonMapper.shared().readTree(stream);
        }
        for (JsonNode vector : vectors.get("signatures")) {
            if (!signs(vector)) {
                return name(vector);
            }
        }
        for (JsonNode vector : vectors.get("verifications")) {
            if (isEverAsked(vector) && !judges(vector)) {
                return name(vector);
            }
        }
        return null;
    }

    private boolean signs(JsonNode vector) throws GeneralSecurityException {
        Bytes message = bytes(vector, "message");
        Signature right = new Signature(bytes(vector, "signature"));
        return NativeEd25519.sign(candidate.signing(NativeEd25519.privateKey(bytes(vector, "private_key"))), message)
                        .equals(right)
                && candidate.accepts(publicKey(vector), message, right);
    }

    private static boolean isEverAsked(JsonNode vector) {
        return vector.get("key_usable").booleanValue()
                && bytes(vector, "signature").length() == Signature.LENGTH;
    }

    private boolean judges(JsonNode vector) throws GeneralSecurityException {
        boolean accepted = candidate.accepts(
                publicKey(vector), bytes(vector, "message"), new Signature(bytes(vector, "signature")));
        boolean valid = vector.get("valid").booleanValue();
        boolean onlyWithCofactor = vector.path("cofactor").booleanValue(false);
        return accepted ? valid : !valid || onlyWithCofactor;
    }

    private static java.security.PublicKey publicKey(JsonNode vector) throws GeneralSecurityException {
        return NativeEd25519.publicKey(bytes(vector, "public_key"));
    }

    private static Bytes bytes(JsonNode vector, String member) {
        return Bytes.hex(vector.get(member).stringValue());
    }

    private static String name(JsonNode vector) {
        return vector.get("name").stringValue();
    }
}
