package io.countersign.consumer.intake;

import io.countersign.consumer.inbox.Delivery;

/** A record that was read as far as it deserves. */
public sealed interface Decoded permits Accepted, Refusal {
    /** The record. */
    Delivery delivery();
}
