package io.countersign.gateway.infoodle;

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
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The infoodle people API. */
public final class Infoodle implements Dialect {
    /** As clients files write it. */
    public static final String NAME = "infoodle";

    private static final String UNIQUE_ID = "unique_id";

    private final Clients clients;
    private final Exchange exchange;
    private final Submission submission;

    /** Serves its clients. */
    public Infoodle(Surroundings around) {
        this.clients = around.clients();
        this.exchange = around.exchange();
        this.submission = new Submission(exchange);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "/apiv2";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/apiv2/people", this::add),
                new Route("PATCH", "/apiv2/people/{" + UNIQUE_ID + "}", this::edit));
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return Answers.refused(refusal);
    }

    private Admission add(Call call) {
        Client client = client(call);
        return Admission.of(
                client, () -> answer(client, People.add(client, call.json()), done -> Answers.added(id(done))));
    }

    private Admission edit(Call call) {
        Client client = client(call);
        String uniqueId = call.pathParameter(UNIQUE_ID);
        return Admission.of(
                client, () -> answer(client, People.edit(client, call.json(), uniqueId), done -> Answers.edited()));
    }

    private Client client(Call call) {
        Client client = call.bearerToken()
                .flatMap(token -> clients.withToken(NAME, token))
                .orElseThrow(
                        () -> new RefusedException(Refusal.Kind.UNAUTHORIZED, "a valid bearer token must be given"));
        call.requireMediaType("application/json");
        return client;
    }

    private CompletableFuture<Answer> answer(Client client, Draft draft, Function<Outcome.Done, Answer> success) {
        if (!draft.errors().isEmpty()) {
            return CompletableFuture.completedFuture(
                    Answers.wrong(Errors.of(draft, exchange.problems(draft.payload()))));
        }
        return submission.send(client, draft.payload()).thenApply(outcome -> answer(draft, outcome, success));
    }

    private static Answer answer(Draft draft, Outcome outcome, Function<Outcome.Done, Answer> success) {
        if (outcome instanceof Outcome.Done done) {
            return success.apply(done);
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            return Answers.wrong(Errors.of(draft, invalid.problems()));
        }
        if (outcome instanceof Outcome.Pending pending) {
            return Answers.pending(pending.messageId());
        }
        throw new RefusedException(Refusal.Kind.FORBIDDEN, "the community does not accept this client's messages");
    }

    private static long id(Outcome.Done done) {
        Long id = done.ack().payload().id();
        if (id == null) {
            throw new IllegalStateException("the acknowledgement of a person who was added has no id");
        }
        return id;
    }
}
