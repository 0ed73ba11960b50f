package io.countersign.gateway.dialect;

import io.countersign.gateway.client.Client;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A call whose caller is known.
 *
 * @param caller who calls; counts against its rate limit
 * @param work done when the rate limit allows it
 */
public record Admission(Caller caller, Work work) {
    /** A call of a declared client. */
    public static Admission of(Client client, Work work) {
        return new Admission(new Caller(client.name(), client.requestsPerMinute()), work);
    }

    /**
     * Who calls.
     *
     * @param name unique, for logs and rate limits; no secret and no personal data
     * @param requestsPerMinute its own limit, at least 1; empty for the gateway's default
     */
    public record Caller(String name, OptionalInt requestsPerMinute) {}

    /** What a call asks for. */
    public interface Work {
        /**
         * The answer, perhaps later; {@link RefusedException}, thrown or as what the future fails with, for calls that
         * are refused after all.
         */
        CompletableFuture<Answer> run();
    }
}
