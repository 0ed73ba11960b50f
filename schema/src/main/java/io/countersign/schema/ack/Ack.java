package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.Signature;
import java.time.Instant;
import java.util.Optional;

/**
 * An ack whose payload's signature was verified; the time and the site stand beside the payload and are not signed.
 *
 * @param createdAt the request record's time, whole seconds
 * @param site where the community says it is reached
 * @param payload the signed content
 * @param payloadBytes the exact bytes that were signed
 * @param envelope the whole record as it was read
 * @param resourceSignature the community's over the canonical form of {@code resource} alone, where the ack answers
 *     {@code arkipel_messages:query}; holds like the other one
 */
public record Ack(
        Instant createdAt,
        Site site,
        AckPayload payload,
        Bytes payloadBytes,
        Bytes envelope,
        Optional<Signature> resourceSignature) {}
