package io.countersign.gateway.client;

import io.countersign.schema.bytes.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All declared clients. */
public final class Clients {
    private final List<Client> all;
    private final Map<Bytes, Client> byToken = new HashMap<>();

    /** Throws {@link IllegalArgumentException} where two clients have the same name or the same token. */
    public Clients(List<Client> clients) {
        this.all = List.copyOf(clients);
        Set<String> names = new HashSet<>();
        for (Client client : all) {
            if (!names.add(client.name())) {
                throw new IllegalArgumentException("there are two clients named " + client.name());
            }
            if (client.credential() instanceof Credential.Token token) {
                Client other = byToken.putIfAbsent(token.sha256(), client);
                if (other != null) {
                    throw new IllegalArgumentException(
                            client.name() + " has the same token as " + other.name() + ": a token opens one client");
                }
            }
        }
    }

    /** Every client, in the order in which they were declared. */
    public List<Client> all() {
        return all;
    }

    /** The clients that speak a dialect. */
    public List<Client> of(String dialect) {
        return all.stream().filter(client -> client.dialect().equals(dialect)).toList();
    }

    /** The client of a dialect that a bearer token opens; looked up by digest, so that no comparison tells by its time. */
    public Optional<Client> withToken(String dialect, String token) {
        return Optional.ofNullable(byToken.get(Bytes.utf8(token).sha256()))
                .filter(client -> client.dialect().equals(dialect));
    }
}
