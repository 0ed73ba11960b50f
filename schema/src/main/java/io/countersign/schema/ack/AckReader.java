package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictTokens;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads acks and believes only those that the community signed; may be shared by threads. */
public final class AckReader {
    private final VerifyingKey community;

    /** A reader for one community; throws {@link IllegalArgumentException} for a key that can verify nothing. */
    public AckReader(PublicKey community) {
        this.community = VerifyingKey.of(community)
                .orElseThrow(() -> new IllegalArgumentException("the community's public key is not a usable key"));
    }

    /** Reads a record of the acks topic; throws {@link UntrustedAckException} for anything but the community's ack. */
    public Ack read(Bytes value) {
        AckMembers members = members(value);
        Bytes payload = members.payload();
        verify(members, payload);
        try {
            AckPayload read = AckPayload.parse(payload);
            return new Ack(
                    Instant.parse(members.createdAt()),
                    members.site(),
                    read,
                    payload,
                    value,
                    resourceSignature(members, read));
        } catch (IllegalArgumentException e) {
            throw new UntrustedAckException("the ack's payload is not readable: " + e.getMessage(), e);
        } catch (DateTimeException e) {
            throw new UntrustedAckException("created_at is not a time", e);
        }
    }

    private void verify(AckMembers members, Bytes payload) {
        try {
            if (!PublicKey.parse(members.publicKey()).equals(community.publicKey())) {
                throw new UntrustedAckException("the ack names another community's key");
            }
            if (!community.verify(payload, Signature.parse(members.signature()))) {
                throw new UntrustedAckException("the ack's signature does not hold");
            }
        } catch (IllegalArgumentException e) {
            throw new UntrustedAckException("the ack's key or signature is not readable: " + e.getMessage(), e);
        }
    }

    private Optional<Signature> resourceSignature(AckMembers members, AckPayload payload) {
        Optional<Signature> signature = members.resourceSignature().map(Signature::parse);
        JsonNode resource = payload.resource();
        if (signature.isPresent()
                && (resource == null || !community.verify(CanonicalJson.of(resource), signature.get()))) {
            throw new UntrustedAckException("the ack's resource_signature does not hold");
        }
        return signature;
    }

    private static AckMembers members(Bytes value) {
        try (StrictTokens tokens = StrictTokens.open(value, AckJson.LIMITS)) {
            return AckMembers.read(value, tokens);
        } catch (MalformedJsonException e) {
            throw new UntrustedAckException("the record is not an ack: " + e.getMessage(), e);
        }
    }
}
