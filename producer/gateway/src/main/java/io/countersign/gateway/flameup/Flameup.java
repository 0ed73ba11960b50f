package io.countersign.gateway.flameup;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.dialect.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** The Flameup people API, with and without the workspace in its paths. */
public final class Flameup implements Dialect {
    /** As clients files write it. */
    public static final String NAME = "flameup";

    private static final String PREFIX = "/api/v1";
    private static final String WORKSPACE = "workspaceId";

    private final Clients clients;
    private final People people;

    /** Serves its clients. */
    public Flameup(Surroundings around) {
        this.clients = around.clients();
        this.people = new People(around.exchange());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String base : List.of(PREFIX, PREFIX + "/workspaces/{" + WORKSPACE + "}")) {
            routes.add(route("POST", base + "/people/upsert", people::upsert));
            routes.add(route("POST", base + "/people", people::upsert));
            routes.add(route("POST", base + "/people/batch", people::batch));
            routes.add(route("PUT", base + "/people/{id}", people::update));
        }
        return List.copyOf(routes);
    }

    private Route route(String method, String path, BiFunction<Client, Call, CompletableFuture<Answer>> work) {
        return new Route(method, path, call -> {
            Client client = client(call);
            call.requireMediaType("application/json");
            return Admission.of(client, () -> work.apply(client, call));
        });
    }

    private Client client(Call call) {
        String token = call.bearerToken()
                .orElseThrow(() -> new RefusedException(Refusal.Kind.UNAUTHORIZED, "Missing API key"));
        Client client = clients.withToken(NAME, token)
                .orElseThrow(() -> new RefusedException(Refusal.Kind.UNAUTHORIZED, "Invalid API key"));
        String workspace = call.pathParameters().get(WORKSPACE);
        if (workspace != null && !client.workspace().equals(Optional.of(workspace))) {
            throw new RefusedException(Refusal.Kind.FORBIDDEN, "This API key belongs to another workspace");
        }
        return client;
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return Errors.of(refusal);
    }
}
