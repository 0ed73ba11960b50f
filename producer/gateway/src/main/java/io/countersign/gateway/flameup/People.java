package io.countersign.gateway.flameup;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with people. */
final class People {
    private static final int LARGEST_BATCH = 100;

    private final Exchange exchange;

    People(Exchange exchange) {
        this.exchange = exchange;
    }

    CompletableFuture<Answer> upsert(Client client, Call call) {
        return upsert(client, call.json()).thenApply(told -> answer(told, 201));
    }

    CompletableFuture<Answer> update(Client client, Call call) {
        PersonBody body = new PersonBody(call.json(), false);
        String id = call.pathParameter("id");
        if (!body.problems().isEmpty()) {
            return CompletableFuture.completedFuture(answer(refused(422, Errors.validation(body.problems())), 200));
        }
        ObjectNode payload = PersonPayload.update(id, body);
        return exchange.send(client, payload).thenApply(outcome -> answer(told(client, payload, outcome), 200));
    }

    CompletableFuture<Answer> batch(Client client, Call call) {
        List<CompletableFuture<Told>> items = new ArrayList<>();
        for (JsonNode item : people(call.json())) {
            items.add(
                    item instanceof ObjectNode person
                            ? attempt(client, person)
                            : CompletableFuture.completedFuture(
                                    refused(422, Errors.validation(Map.of("", "must be an object")))));
        }
        return CompletableFuture.allOf(items.toArray(CompletableFuture[]::new))
                .thenApply(all -> BatchAnswer.of(
                        items.stream().map(CompletableFuture::join).toList()));
    }

    private static JsonNode people(ObjectNode body) {
        JsonNode people = body.path("people");
        if (!people.isArray() || people.isEmpty() || people.size() > LARGEST_BATCH) {
            throw new RefusedException(
                    Refusal.Kind.UNPROCESSABLE, "people must be an array of 1 to " + LARGEST_BATCH + " people");
        }
        return people;
    }

    /** One of several: when it cannot be handed on, the others have their answers all the same. */
    private CompletableFuture<Told> attempt(Client client, ObjectNode person) {
        CompletableFuture<Told> told;
        try {
            told = upsert(client, person);
        } catch (RefusedException e) {
            told = CompletableFuture.failedFuture(e);
        }
        return told.exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof RefusedException refused) {
                Refusal refusal = refused.refusal();
                return refused(refusal.kind().status(), Errors.error("service_unavailable", refusal.message()));
            }
            throw new CompletionException(failure);
        });
    }

    private CompletableFuture<Told> upsert(Client client, ObjectNode json) {
        PersonBody body = new PersonBody(json, true);
        if (!body.problems().isEmpty()) {
            return CompletableFuture.completedFuture(refused(422, Errors.validation(body.problems())));
        }
        ObjectNode payload = PersonPayload.upsert(body);
        return exchange.send(client, payload)
                .thenCompose(
                        outcome -> lacksName(outcome) ? exchange.send(client, named(payload, body)) : done(outcome))
                .thenApply(outcome -> told(client, payload, outcome));
    }

    /** Only the store knows that a person is new, and here, unlike there, a new one needs no name. */
    private static boolean lacksName(Outcome outcome) {
        return outcome instanceof Outcome.Invalid invalid
                && invalid.problems().stream()
                        .allMatch(problem -> problem.code() == ErrorCode.REQUIRED
                                && problem.pointer().equals("/first_name"));
    }

    private static ObjectNode named(ObjectNode payload, PersonBody body) {
        return payload.deepCopy().put("first_name", body.nameOfNameless());
    }

    private static CompletableFuture<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private static Told told(Client client, ObjectNode payload, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return new Told.Stored(
                    done.ack().payload().result() == AckResult.CREATED,
                    PersonObject.of(done.ack(), client.workspace().orElse(null)));
        }
        if (outcome instanceof Outcome.Pending pending) {
            return new Told.Pending(pending.messageId().value());
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            return invalid(payload, invalid);
        }
        return refused(403, Errors.error("forbidden", "The community does not accept messages of this API key"));
    }

    private static Told invalid(ObjectNode payload, Outcome.Invalid invalid) {
        if (has(invalid, ErrorCode.IDENTITY_CONFLICT) || has(invalid, ErrorCode.IMPORT_ID_TAKEN)) {
            return refused(409, Errors.error("conflict", "userId and email belong to different people"));
        }
        if (has(invalid, ErrorCode.NOT_FOUND)) {
            return refused(404, Errors.error("not_found", "Person not found"));
        }
        return refused(422, Errors.validation(Fields.of(payload, invalid.problems())));
    }

    private static boolean has(Outcome.Invalid invalid, ErrorCode code) {
        return invalid.problems().stream().anyMatch(problem -> problem.code() == code);
    }

    private static Told refused(int status, ObjectNode error) {
        return new Told.Refused(status, error);
    }

    private static Answer answer(Told told, int statusOfCreated) {
        if (told instanceof Told.Stored stored) {
            return Answer.json(stored.created() ? statusOfCreated : 200, stored.person());
        }
        if (told instanceof Told.Pending pending) {
            return Answer.json(
                    202,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("message_id", pending.messageId())
                            .put("status", "pending"));
        }
        Told.Refused refused = (Told.Refused) told;
        return Answer.json(refused.status(), Errors.wrapped(refused.error()));
    }
}
