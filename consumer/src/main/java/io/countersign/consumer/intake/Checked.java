package io.countersign.consumer.intake;

import io.countersign.consumer.inbox.Delivery;

/** A record whose signature was looked at. */
public sealed interface Checked permits Verified, Refusal {
    /** The record. */
    Delivery delivery();
}
