package io.countersign.schema.envelope;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictTokens;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.problem.ErrorCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Collects the members of one request envelope while its tokens pass by. */
final class EnvelopeMembers {
    private static final int MAX_SIGNATURE_LENGTH = 256;

    private final Bytes record;
    private final StrictTokens tokens;
    private boolean payloadSeen;
    private boolean signatureSeen;
    private boolean keySeen;
    private @Nullable Bytes payload;
    private @Nullable String signature;
    private @Nullable PublicKey key;

    EnvelopeMembers(Bytes record, StrictTokens tokens) {
        this.record = record;
        this.tokens = tokens;
    }

    void read() throws MalformedJsonException {
        JsonToken root = tokens.next();
        if (root != JsonToken.START_OBJECT) {
            payloadSeen = true;
            signatureSeen = true;
            keySeen = true;
            tokens.report(ErrorCode.WRONG_TYPE, "a record is a JSON object");
            tokens.skipValue(root);
            return;
        }
        while (tokens.next() != JsonToken.END_OBJECT) {
            member(tokens.name());
        }
    }

    /** Reports each member that is missing; members of the wrong type were reported as such. */
    void requireAll() throws MalformedJsonException {
        require(payloadSeen, "/payload");
        require(signatureSeen, "/signature");
        require(keySeen, "/source_public_key");
    }

    /** The envelope; to be called only when no problem was reported. */
    RequestEnvelope envelope() {
        return new RequestEnvelope(
                Objects.requireNonNull(payload), Objects.requireNonNull(signature), Objects.requireNonNull(key));
    }

    private void member(String name) throws MalformedJsonException {
        switch (name) {
            case "payload" -> payload(tokens.next());
            case "signature" -> signature(tokens.next());
            case "source_public_key" -> key(tokens.next());
            case "timestamp" -> text(tokens.next());
            default -> {
                tokens.report(
                        ErrorCode.UNKNOWN_FIELD,
                        "an envelope has payload, signature, source_public_key and perhaps timestamp");
                tokens.skipValue(tokens.next());
            }
        }
    }

    private void payload(JsonToken token) throws MalformedJsonException {
        payloadSeen = true;
        if (token != JsonToken.START_OBJECT) {
            tokens.report(ErrorCode.WRONG_TYPE, "the payload is a JSON object");
            tokens.skipValue(token);
            return;
        }
        int start = tokens.start();
        tokens.skipValue(token);
        payload = record.slice(start, tokens.end());
    }

    private void signature(JsonToken token) throws MalformedJsonException {
        signatureSeen = true;
        signature = text(token);
        if (signature != null && signature.length() > MAX_SIGNATURE_LENGTH) {
            tokens.report(ErrorCode.TOO_LONG, "a signature has at most " + MAX_SIGNATURE_LENGTH + " characters");
        }
    }

    private void key(JsonToken token) throws MalformedJsonException {
        keySeen = true;
        String text = text(token);
        if (text == null) {
            return;
        }
        try {
            key = PublicKey.parse(text);
        } catch (IllegalArgumentException e) {
            tokens.report(ErrorCode.WRONG_FORMAT, Objects.requireNonNull(e.getMessage()));
        }
    }

    private @Nullable String text(JsonToken token) throws MalformedJsonException {
        if (token == JsonToken.VALUE_STRING) {
            return tokens.text();
        }
        tokens.report(ErrorCode.WRONG_TYPE, "the value is a string");
        tokens.skipValue(token);
        return null;
    }

    private void require(boolean seen, String pointer) throws MalformedJsonException {
        if (!seen) {
            tokens.report(ErrorCode.REQUIRED, pointer, "the member is required");
        }
    }
}
