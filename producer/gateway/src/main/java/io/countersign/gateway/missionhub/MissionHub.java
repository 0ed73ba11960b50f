package io.countersign.gateway.missionhub;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.dialect.Route;
import io.countersign.gateway.exchange.Contract;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** The MissionHub v4 people API. */
public final class MissionHub implements Dialect {
    /** As clients files write it. */
    public static final String NAME = "missionhub";

    static final String PEOPLE = "/apis/v4/people";
    static final String ACCESS_TOKEN = "access_token";

    private final Sessions sessions;
    private final Exchange exchange;
    private final Contract contract;

    /** Serves its clients. */
    public MissionHub(Surroundings around) {
        this.sessions = new Sessions(around.clients().of(NAME), around.clock());
        this.exchange = around.exchange();
        this.contract = new Contract(around.clock());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "/apis/v4";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("POST", PEOPLE, this::admit));
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return Answers.refused(refusal);
    }

    private Admission admit(Call call) {
        Sessions.Session session = sessions.open(token(call));
        return Admission.of(
                session.client(), () -> answer(call, session).thenApply(answer -> renewed(answer, session)));
    }

    /** In the header, in the query, or in the document beside {@code data}. */
    private static String token(Call call) {
        return call.bearerToken()
                .or(() -> call.queryParameter(ACCESS_TOKEN))
                .or(() -> tokenInDocument(call))
                .orElseThrow(() -> Sessions.refused("Missing access token"));
    }

    private static Optional<String> tokenInDocument(Call call) {
        try {
            return Optional.of(call.json().path(ACCESS_TOKEN).asString("")).filter(token -> !token.isEmpty());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private Answer renewed(Answer answer, Sessions.Session session) {
        return answer.with("X-MH-Session", sessions.renew(session))
                .with("Access-Control-Expose-Headers", "X-MH-Session");
    }

    private CompletableFuture<Answer> answer(Call call, Sessions.Session session) {
        try {
            MediaTypes.check(call);
            return post(call, session);
        } catch (RefusedException e) {
            if (e.refusal().kind() == Refusal.Kind.UNAVAILABLE) {
                throw e;
            }
            return CompletableFuture.completedFuture(refuse(e.refusal()));
        }
    }

    private CompletableFuture<Answer> post(Call call, Sessions.Session session) {
        List<ApiError> errors = new ArrayList<>();
        Selection selection = Selection.of(call.query(), errors);
        ObjectNode document = call.json();
        if (!errors.isEmpty()) {
            return CompletableFuture.completedFuture(Answers.errors(errors, document));
        }
        Draft draft = PersonRequest.read(document);
        if (!draft.errors().isEmpty()) {
            if (!draft.payload().isEmpty()) {
                draft.add(contract.problems(draft.payload()));
            }
            return CompletableFuture.completedFuture(Answers.errors(draft.errors(), document));
        }
        return exchange.send(session.client(), draft.payload())
                .thenApply(outcome -> answer(outcome, draft, document, selection));
    }

    private static Answer answer(Outcome outcome, Draft draft, ObjectNode document, Selection selection) {
        if (outcome instanceof Outcome.Done done) {
            return Answers.done(done.ack(), selection);
        }
        if (outcome instanceof Outcome.Pending pending) {
            return Answers.pending(pending);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return Answers.rejected(rejected.ack());
        }
        draft.add(((Outcome.Invalid) outcome).problems());
        return Answers.errors(draft.errors(), document);
    }
}
