package io.countersign.gateway.missionhub;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.dialect.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The MissionHub v4 people API. */
public final class MissionHub implements Dialect {
    /** As clients files write it. */
    public static final String NAME = "missionhub";

    static final String PEOPLE = "/apis/v4/people";
    static final String ACCESS_TOKEN = "access_token";

    private final Sessions sessions;
    private final People people;

    /** Serves its clients. */
    public MissionHub(Surroundings around) {
        this.sessions = new Sessions(around.clients().of(NAME), around.clock());
        this.people = new People(around.exchange());
    }

    private interface Action {
        CompletableFuture<Answer> run(Call call, Sessions.Session session);
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
        return List.of(
                new Route("POST", PEOPLE, call -> admit(call, people::post)),
                new Route("GET", PEOPLE + "/{id}", call -> admit(call, people::get)));
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return Answers.refused(refusal);
    }

    private Admission admit(Call call, Action action) {
        Sessions.Session session = sessions.open(token(call));
        return Admission.of(
                session.client(),
                () -> answer(call, session, action)
                        .thenApply(answer -> answer.with("X-MH-Session", sessions.renew(session))
                                .with("Access-Control-Expose-Headers", "X-MH-Session")));
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

    /** Refusals that repeating the call does not change are answers like others, with a new token. */
    private CompletableFuture<Answer> answer(Call call, Sessions.Session session, Action action) {
        try {
            MediaTypes.check(call);
            return action.run(call, session);
        } catch (RefusedException e) {
            if (e.refusal().retryAfter().isPresent()) {
                throw e;
            }
            return CompletableFuture.completedFuture(refuse(e.refusal()));
        }
    }
}
