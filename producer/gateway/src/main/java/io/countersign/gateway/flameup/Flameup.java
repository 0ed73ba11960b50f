package io.countersign.gateway.flameup;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.Route;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** The Flameup people API. */
public final class Flameup implements Dialect {
    /** As clients files write it. */
    public static final String NAME = "flameup";

    /** Serves its clients. */
    public Flameup(Surroundings around) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "/api/v1";
    }

    @Override
    public List<Route> routes() {
        return List.of();
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return Answer.json(refusal.kind().status(), JsonNodeFactory.instance.objectNode());
    }
}
