package io.countersign.schema.message;

import io.countersign.schema.key.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The signed members that every message may have beside its content.
 *
 * @param issuedAt when the sender made this statement, to the microsecond
 * @param nonce makes two otherwise equal statements distinct; at most 64 characters
 * @param audience the community that the statement is meant for
 * @param returnResource whether the ack shall carry the whole record as it is afterwards
 */
public record Statement(
        @Nullable Instant issuedAt,
        @Nullable String nonce,
        @Nullable PublicKey audience,
        boolean returnResource) {}
