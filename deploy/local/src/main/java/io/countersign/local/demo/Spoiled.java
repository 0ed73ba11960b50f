package io.countersign.local.demo;

import io.countersign.producer.SignedRecord;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PrivateKey;
import java.security.SecureRandom;
import tools.jackson.databind.node.ObjectNode;

/** Records that must not be trusted, one way each. */
final class Spoiled {
    private final PrivateKey stranger = PrivateKey.generate(new SecureRandom());
    private final PrivateKey revoked;

    Spoiled(PrivateKey revoked) {
        this.revoked = revoked;
    }

    Bytes of(MessageKind kind, ObjectNode payload, PrivateKey key) {
        return switch (kind) {
            case FORGED -> forged(payload, key);
            case ALTERED -> altered(payload, key);
            case STRANGER -> SignedRecord.of(payload, stranger);
            case REVOKED -> SignedRecord.of(payload, revoked);
            case ELSEWHERE ->
                SignedRecord.of(payload.put("audience", stranger.publicKey().encoded()), key);
            case CUT_OFF -> cutOff(SignedRecord.of(payload, key));
            default -> throw new IllegalArgumentException(kind + " can be trusted");
        };
    }

    private Bytes forged(ObjectNode payload, PrivateKey key) {
        return Bytes.utf8(SignedRecord.of(payload, stranger)
                .toUtf8()
                .replace(stranger.publicKey().encoded(), key.publicKey().encoded()));
    }

    private static Bytes altered(ObjectNode payload, PrivateKey key) {
        String signed = CanonicalJson.of(payload).toUtf8();
        String altered =
                CanonicalJson.of(payload.deepCopy().put("last_name", "Mallory")).toUtf8();
        return Bytes.utf8(SignedRecord.of(payload, key).toUtf8().replace(signed, altered));
    }

    private static Bytes cutOff(Bytes whole) {
        return whole.slice(0, whole.length() / 2);
    }
}
