package io.countersign.schema.message;

import io.countersign.schema.key.PublicKey;
import io.countersign.schema.problem.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the signed members that all types share. */
final class Statements {
    private static final int LONGEST_NONCE = 64;

    private Statements() {}

    static Statement of(Members payload) {
        String nonce = payload.content("nonce");
        return new Statement(
                issuedAt(payload),
                nonce == null || nonce.codePointCount(0, nonce.length()) > LONGEST_NONCE ? null : nonce,
                audience(payload),
                "resource".equals(payload.content("return")));
    }

    private static @Nullable Instant issuedAt(Members payload) {
        String text = payload.content("issued_at");
        if (text == null) {
            return null;
        }
        Instant issuedAt = Instants.parse(text);
        if (issuedAt == null) {
            payload.report(ErrorCode.WRONG_FORMAT, "issued_at", Instants.RULE);
        } else if (issuedAt.isBefore(Instant.EPOCH)) {
            payload.report(ErrorCode.OUT_OF_RANGE, "issued_at", "must not lie before 1970");
            return null;
        }
        return issuedAt;
    }

    private static @Nullable PublicKey audience(Members payload) {
        String text = payload.content("audience");
        if (text == null) {
            return null;
        }
        try {
            return PublicKey.parse(text);
        } catch (IllegalArgumentException e) {
            payload.report(ErrorCode.WRONG_FORMAT, "audience", "must be a public key");
            return null;
        }
    }
}
