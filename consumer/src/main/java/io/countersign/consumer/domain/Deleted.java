package io.countersign.consumer.domain;

import java.time.Instant;

/**
 * What stays known of a record that was deleted.
 *
 * @param issuedAt when the deletion was stated; {@link Instant#MIN} where the statement had no date
 * @param erased whether the ledger was rid of its content
 */
public record Deleted(Instant issuedAt, boolean erased) {}
