package io.countersign.consumer.intake;

import static io.countersign.consumer.intake.BadRecord.GOOD_PAYLOAD;
import static io.countersign.consumer.intake.BadRecord.envelope;
import static io.countersign.consumer.intake.BadRecord.rejected;
import static io.countersign.schema.ack.AckResult.BAD_SIGNATURE;
import static io.countersign.schema.ack.AckResult.REVOKED_SOURCE;
import static io.countersign.schema.ack.AckResult.UNKNOWN_SOURCE;

import io.countersign.consumer.Community;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Envelopes that cannot be trusted. */
final class BadSignatures {
    private BadSignatures() {}

    static List<BadRecord> of(Community community) {
        String key = community.sender.publicKey().encoded();
        String signature = BadRecord.signature(community.sender);
        PrivateKey stranger = PrivateKey.fromSeed(Bytes.utf8("stranger"));
        PrivateKey revoked = source(community, "revoked", null, null);
        community.sources.revoke("revoked");
        PrivateKey expired = source(community, "expired", null, Instant.now().minusSeconds(1));
        PrivateKey early = source(community, "early", Instant.now().plus(Duration.ofDays(1)), null);
        return List.of(
                rejected("127 digits", BAD_SIGNATURE, signature.substring(1), key, "wrong_format /signature"),
                rejected("no digits", BAD_SIGNATURE, "g".repeat(128), key, "wrong_format /signature"),
                rejected("empty signature", BAD_SIGNATURE, "", key, "wrong_format /signature"),
                rejected("zeros", BAD_SIGNATURE, "0".repeat(128), key, "wrong_format /signature"),
                rejected("one digit changed", BAD_SIGNATURE, changed(signature), key, "wrong_format /signature"),
                rejected(
                        "signed by another",
                        BAD_SIGNATURE,
                        BadRecord.signature(stranger),
                        key,
                        "wrong_format /signature"),
                new BadRecord(
                        "payload changed",
                        Bytes.utf8(envelope(GOOD_PAYLOAD.replace("Jane", "Joan"), signature, key)),
                        BAD_SIGNATURE,
                        List.of("wrong_format /signature")),
                rejected("low order key", BAD_SIGNATURE, signature, "0".repeat(64), "wrong_format /source_public_key"),
                rejected(
                        "key off the curve",
                        BAD_SIGNATURE,
                        signature,
                        "02" + "0".repeat(62),
                        "wrong_format /source_public_key"),
                rejected(
                        "key not canonical",
                        BAD_SIGNATURE,
                        signature,
                        "ee" + "f".repeat(60) + "7f",
                        "wrong_format /source_public_key"),
                by("unknown key", stranger, UNKNOWN_SOURCE, "not_found /source_public_key"),
                by("revoked key", revoked, REVOKED_SOURCE, "conflict /source_public_key"),
                by("expired key", expired, REVOKED_SOURCE, "out_of_range /source_public_key"),
                by("key not valid yet", early, REVOKED_SOURCE, "out_of_range /source_public_key"));
    }

    private static BadRecord by(String name, PrivateKey key, AckResult result, String problem) {
        return rejected(name, result, BadRecord.signature(key), key.publicKey().encoded(), problem);
    }

    private static String changed(String signature) {
        return (signature.charAt(0) == '0' ? "1" : "0") + signature.substring(1);
    }

    private static PrivateKey source(
            Community community, String name, @Nullable Instant from, @Nullable Instant until) {
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8(name + community.name));
        community.sources.add(new SourceDefinition(
                name,
                "acme",
                List.of(new SourceDefinition.Key(key.publicKey(), from, until)),
                Set.of(),
                EnumSet.allOf(Serialization.class),
                false,
                SourceDefinition.DEFAULT_MAX_AGE,
                false));
        return key;
    }
}
