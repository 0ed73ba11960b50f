package io.countersign.gateway.client;

import io.countersign.schema.key.PrivateKey;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An upstream system that uses the gateway, as the operator has declared it.
 *
 * @param name unique among all clients; what logs and metrics call it
 * @param dialect which API it speaks, one of {@link io.countersign.gateway.Dialects#names()}
 * @param account what its messages write to; only for those who register its key as a source
 * @param workspace the workspace that its token opens, where the dialect has workspaces
 * @param credential how it shows who it is
 * @param key signs what it sends
 * @param rights what it may set beyond the ordinary
 * @param requestsPerMinute how much it may send, at least 1; empty for the gateway's default
 */
public record Client(
        String name,
        String dialect,
        String account,
        Optional<String> workspace,
        Credential credential,
        PrivateKey key,
        Set<Right> rights,
        OptionalInt requestsPerMinute) {
    /** Copies the rights. */
    public Client {
        rights = Set.copyOf(rights);
    }

    /** Whether it may set what this right is for. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Its name alone: the rest holds secrets. */
    @Override
    public String toString() {
        return name;
    }
}
