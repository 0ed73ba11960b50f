package io.countersign.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.TestClients;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.dialect.Route;
import io.countersign.gateway.exchange.ImaginedCommunity;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A dialect that is spoken to. Whatever is asked, it gives an answer in JSON and never fails. */
final class Conversation {
    /** Wide enough for any answer. */
    static final JsonLimits DEEP = new JsonLimits(100, 1 << 24, 1_000, 1 << 10);

    private final ImaginedCommunity community = new ImaginedCommunity();
    private final Dialect dialect;

    Conversation(Function<Surroundings, Dialect> dialect) {
        this.dialect = dialect.apply(new Surroundings(
                TestClients.all(),
                community,
                ImaginedCommunity.KEY.publicKey(),
                1 << 20,
                100,
                Clock.fixed(ImaginedCommunity.NOW, ZoneOffset.UTC)));
    }

    /** Begins anew with an input; what the community says depends on it alone. */
    Request about(byte[] input) {
        community.says(Arrays.hashCode(input));
        return Request.of(input);
    }

    /** The answer to a call of a route, by a client or, where that is empty, by nobody. */
    Answer ask(String method, String path, Map<String, String> pathParameters, String bearer, Request request) {
        Route route = dialect.routes().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                .orElseThrow();
        Map<String, String> headers = bearer.isEmpty() ? Map.of() : Map.of("authorization", "Bearer " + bearer);
        Call call = new Call("fuzz", method, path, pathParameters, request.query(), headers, request.body());
        Answer answer = answer(route, call);
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 499);
        return answer;
    }

    /** As the front of the gateway does it, but for defects. */
    private Answer answer(Route route, Call call) {
        try {
            return route.handler().admit(call).work().run().join();
        } catch (RefusedException e) {
            return dialect.refuse(e.refusal());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                return dialect.refuse(refused.refusal());
            }
            throw e;
        }
    }

    /** The body of an answer, which is an object. */
    static ObjectNode body(Answer answer) {
        return parsed(answer.body(), DEEP)
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new AssertionError("not an object: " + answer.body()));
    }

    /** What a gateway reads of a body; empty for what is not strict JSON. */
    static Optional<JsonNode> parsed(Bytes body) {
        return parsed(body, JsonLimits.defaults());
    }

    private static Optional<JsonNode> parsed(Bytes body, JsonLimits limits) {
        try {
            return Optional.of(StrictJson.parse(body, limits));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    static void isText(JsonNode value) {
        assertThat(value.asString("")).isNotBlank();
    }
}
