package io.countersign.gateway.infoodle;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out of a message what would clear parts of a household or address that is not there: forms send all their
 * fields, empty ones too, and neither a household without content shall come to be nor an error. Asks the community
 * only where a message has such parts.
 */
final class NothingToClear {
    private static final String HOUSEHOLD = "household";
    private static final String ADDRESS = "address";

    private final Exchange exchange;

    NothingToClear(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The message without those parts. */
    CompletableFuture<ObjectNode> leftOut(Client client, ObjectNode payload) {
        JsonNode household = payload.path(HOUSEHOLD);
        if (!onlyClears(household) && !onlyClears(household.path(ADDRESS))) {
            return CompletableFuture.completedFuture(payload);
        }
        ObjectNode query = payload.objectNode().put("type", "person:query").set("id", payload.get("id"));
        return exchange.send(client, query).thenApply(outcome -> leftOut(payload, outcome));
    }

    private static ObjectNode leftOut(ObjectNode payload, Outcome outcome) {
        JsonNode person =
                outcome instanceof Outcome.Done done ? done.ack().payload().resource() : null;
        if (person == null || !person.has(HOUSEHOLD)) {
            return payload;
        }
        JsonNode stored = person.path(HOUSEHOLD);
        JsonNode household = payload.path(HOUSEHOLD);
        if (onlyClears(household.path(ADDRESS)) && !stored.path(ADDRESS).isObject()) {
            ((ObjectNode) household).remove(ADDRESS);
        }
        if (household.isEmpty() || (onlyClears(household) && !stored.isObject())) {
            payload.remove(HOUSEHOLD);
        }
        return payload;
    }

    /** Whether an object has nothing but nulls in it, also deeper. */
    private static boolean onlyClears(JsonNode object) {
        return object.isObject() && object.valueStream().allMatch(value -> value.isNull() || onlyClears(value));
    }
}
