package io.countersign.gateway.infoodle;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** Sends messages, with what must be known of the store before or after. */
final class Submission {
    private final Exchange exchange;
    private final NothingToClear nothingToClear;

    Submission(Exchange exchange) {
        this.exchange = exchange;
        this.nothingToClear = new NothingToClear(exchange);
    }

    /** Sends a message; once more where only the way in which values of custom fields are written was wrong. */
    CompletableFuture<Outcome> send(Client client, ObjectNode payload) {
        return nothingToClear
                .leftOut(client, payload)
                .thenCompose(
                        stated -> exchange.send(client, stated).thenCompose(outcome -> again(client, stated, outcome)));
    }

    private CompletableFuture<Outcome> again(Client client, ObjectNode payload, Outcome outcome) {
        if (outcome instanceof Outcome.Invalid invalid && CustomFieldTypes.follow(payload, invalid.problems())) {
            return exchange.send(client, payload);
        }
        return CompletableFuture.completedFuture(outcome);
    }
}
