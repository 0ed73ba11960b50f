package io.countersign.gateway.exchange;

import io.countersign.gateway.client.Client;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries messages to the topic and brings back what became of them. The futures complete on threads that may block,
 * and fail with a {@link io.countersign.gateway.dialect.RefusedException} when the topic cannot be reached.
 */
public interface Exchange {
    /**
     * Checks a payload, signs it for the client, publishes it and waits for its ack. A payload that breaks the contract
     * is not published.
     */
    CompletableFuture<Outcome> send(Client client, ObjectNode payload);

    /**
     * All that is wrong with a payload, short of what only the community's store knows; nothing is published. For
     * dialects that found something wrong themselves and tell all problems at once.
     */
    List<Problem> problems(ObjectNode payload);

    /**
     * Signs a payload for the client, publishes it and waits for its ack, even where it breaks the contract: for those
     * who want the community's own word on that.
     */
    CompletableFuture<Outcome> publish(Client client, ObjectNode payload);

    /**
     * Publishes an envelope that somebody else has signed, as it is, and waits for its ack.
     *
     * @param key of the record, by which messages about one subject stay in order; null where there is none
     */
    CompletableFuture<Outcome> forward(Bytes envelope, @Nullable String key);
}
