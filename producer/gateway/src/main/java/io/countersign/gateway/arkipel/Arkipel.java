package io.countersign.gateway.arkipel;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.dialect.Route;
import io.countersign.schema.key.PublicKey;
import java.util.List;

/** The Arkipel message API; whoever sends a bearer token is a declared client, and everybody else signs. */
public final class Arkipel implements Dialect {
    /** As clients files write it. */
    public static final String NAME = "arkipel";

    private static final String PREFIX = "/arkipel";
    private static final String COMMUNITY = "community_public_key";

    private final PublicKey community;
    private final TokenCalls tokenCalls;
    private final SignedCalls signedCalls;

    /** Serves declared clients and holders of keys. */
    public Arkipel(Surroundings around) {
        this.community = around.community();
        Answers answers = new Answers(around.community(), around.clock());
        this.tokenCalls = new TokenCalls(around, answers);
        this.signedCalls = new SignedCalls(around, answers);
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
        return List.of(new Route("POST", PREFIX + "/{" + COMMUNITY + "}/streams", this::admit));
    }

    private Admission admit(Call call) {
        if (!isServed(call.pathParameter(COMMUNITY))) {
            throw new RefusedException(
                    Refusal.Kind.NOT_FOUND,
                    "Not found: this address serves the community " + community.encoded() + " only");
        }
        call.requireMediaType("application/json");
        return call.bearerToken().map(token -> tokenCalls.admit(token, call)).orElseGet(() -> signedCalls.admit(call));
    }

    private boolean isServed(String key) {
        try {
            return PublicKey.parse(key).equals(community);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return Errors.of(refusal);
    }
}
