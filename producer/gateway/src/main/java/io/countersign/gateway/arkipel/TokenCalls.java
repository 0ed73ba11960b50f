package io.countersign.gateway.arkipel;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.exchange.Exchange;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** Calls of declared clients, who show a token; the gateway signs for them. */
final class TokenCalls {
    private final Clients clients;
    private final Exchange exchange;
    private final Clock clock;
    private final Answers answers;

    TokenCalls(Surroundings around, Answers answers) {
        this.clients = around.clients();
        this.exchange = around.exchange();
        this.clock = around.clock();
        this.answers = answers;
    }

    Admission admit(String token, Call call) {
        Client client = clients.withToken(Arkipel.NAME, token)
                .orElseThrow(() -> new RefusedException(Refusal.Kind.UNAUTHORIZED, "Unauthorized: Invalid API token"));
        return Admission.of(client, () -> publish(client, call));
    }

    private CompletableFuture<Answer> publish(Client client, Call call) {
        TokenBody body = TokenBody.read(call.body());
        body.requireFresh(clock.instant());
        ObjectNode payload = body.payload();
        return exchange.publish(client, payload).thenApply(outcome -> answers.of(payload, outcome));
    }
}
