package io.countersign.gateway.missionhub;

import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with people. */
final class People {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Exchange exchange;

    People(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Makes a person, or completes the one that the document's e-mail address or name and number find. */
    CompletableFuture<Answer> post(Call call, Sessions.Session session) {
        List<ApiError> errors = new ArrayList<>();
        Selection selection = Selection.of(call.query(), errors);
        ObjectNode document = call.json();
        if (!errors.isEmpty()) {
            return CompletableFuture.completedFuture(Answers.errors(errors, document));
        }
        Draft draft = PersonRequest.read(document);
        if (!draft.errors().isEmpty()) {
            if (!draft.payload().isEmpty()) {
                draft.add(exchange.problems(draft.payload()));
            }
            return CompletableFuture.completedFuture(Answers.errors(draft.errors(), document));
        }
        return exchange.send(session.client(), draft.payload())
                .thenApply(outcome -> answer(outcome, selection, invalid -> {
                    draft.add(invalid.problems());
                    return Answers.errors(draft.errors(), document);
                }));
    }

    /** Tells a person that an earlier answer has named. */
    CompletableFuture<Answer> get(Call call, Sessions.Session session) {
        List<ApiError> errors = new ArrayList<>();
        Selection selection = Selection.of(call.query(), errors);
        String id = call.pathParameter("id");
        if (!errors.isEmpty()) {
            return CompletableFuture.completedFuture(Answers.errors(errors, JsonNodeFactory.instance.missingNode()));
        }
        if (!ID.matcher(id).matches()) {
            throw new RefusedException(notFound());
        }
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.put("type", "person:query").put("id", Long.parseLong(id));
        return exchange.send(session.client(), query)
                .thenApply(outcome -> answer(outcome, selection, invalid -> Answers.refused(notFound())));
    }

    private static Refusal notFound() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "there is no such person");
    }

    private static Answer answer(Outcome outcome, Selection selection, Function<Outcome.Invalid, Answer> refusing) {
        if (outcome instanceof Outcome.Done done) {
            return Answers.done(done.ack(), selection);
        }
        if (outcome instanceof Outcome.Pending pending) {
            return Answers.pending(pending);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return Answers.rejected(rejected.ack());
        }
        return refusing.apply((Outcome.Invalid) outcome);
    }
}
