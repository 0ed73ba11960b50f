package io.countersign.consumer.intake;

import io.countersign.consumer.domain.Request;
import io.countersign.consumer.inbox.Delivery;

/** A trusted, well-formed message. */
public record Accepted(Verified verified, Request request) implements Decoded {
    @Override
    public Delivery delivery() {
        return verified.delivery();
    }
}
