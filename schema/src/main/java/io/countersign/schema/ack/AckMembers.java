package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** The members of an ack envelope while nothing is verified yet: texts by their name, and the payload's bytes. */
final class AckMembers {
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable Bytes payload;

    private AckMembers() {}

    /** Reads an envelope; members it does not know are ignored, so that later versions may add some. */
    static AckMembers read(Bytes value, StrictTokens tokens) throws MalformedJsonException {
        AckMembers members = new AckMembers();
        if (tokens.next() != JsonToken.START_OBJECT) {
            throw new UntrustedAckException("the record is not an ack: it is not an object");
        }
        while (tokens.next() != JsonToken.END_OBJECT) {
            members.member(value, tokens);
        }
        tokens.expectEnd();
        if (!tokens.problems().isEmpty()) {
            throw new UntrustedAckException(
                    "the record is not an ack: " + tokens.problems().get(0).message());
        }
        return members;
    }

    String publicKey() {
        return text("source_public_key");
    }

    String signature() {
        return text("signature");
    }

    Optional<String> resourceSignature() {
        return Optional.ofNullable(texts.get("resource_signature"));
    }

    String createdAt() {
        return text("created_at");
    }

    Site site() {
        return new Site(text("source_site/protocol"), text("source_site/fqdn"));
    }

    Bytes payload() {
        if (payload == null) {
            throw new UntrustedAckException("the record is not an ack: it has no payload");
        }
        return payload;
    }

    private void member(Bytes value, StrictTokens tokens) throws MalformedJsonException {
        String name = tokens.name();
        JsonToken token = tokens.next();
        int start = tokens.start();
        if (name.equals("source_site") && token == JsonToken.START_OBJECT) {
            while (tokens.next() != JsonToken.END_OBJECT) {
                text("source_site/" + tokens.name(), tokens.next(), tokens);
            }
            return;
        }
        text(name, token, tokens);
        if (name.equals("payload") && token == JsonToken.START_OBJECT) {
            payload = value.slice(start, tokens.end());
        }
    }

    private void text(String name, JsonToken token, StrictTokens tokens) throws MalformedJsonException {
        if (token == JsonToken.VALUE_STRING) {
            texts.put(name, tokens.text());
        }
        tokens.skipValue(token);
    }

    private String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new UntrustedAckException("the record is not an ack: it has no text " + name);
        }
        return text;
    }
}
