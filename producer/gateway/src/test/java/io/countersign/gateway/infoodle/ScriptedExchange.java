package io.countersign.gateway.infoodle;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks payloads by the real contract, keeps them, and answers with what it was told to, else that all is well. */
final class ScriptedExchange implements Exchange {
    static final MessageId MESSAGE = new MessageId("6916452112f746b2b4cf48c1");
    static final long ADDED = 17;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final MessageReader reader = new MessageReader();
    private final Deque<Outcome> script = new ArrayDeque<>();
    private final List<ObjectNode> sent = new ArrayList<>();

    /** What was published. */
    List<ObjectNode> sent() {
        return sent;
    }

    void then(Outcome outcome) {
        script.add(outcome);
    }

    void thenProblem(ErrorCode code, String pointer, String message) {
        then(new Outcome.Invalid(
                List.of(new Problem(code, pointer, message)), Optional.of(ack(AckResult.INVALID, null))));
    }

    void thenFound(JsonNode resource) {
        then(new Outcome.Done(ack(AckResult.FOUND, resource)));
    }

    static Ack ack(AckResult result, @Nullable JsonNode resource) {
        AckPayload payload =
                new AckPayload("people:upsert", MESSAGE, result, ADDED, "JD0001", List.of(), null, resource);
        return new Ack(
                Instant.EPOCH,
                new Site("https", "example.org"),
                payload,
                payload.canonical(),
                Bytes.utf8(""),
                Optional.empty());
    }

    @Override
    public List<Problem> problems(ObjectNode payload) {
        return reader.read(CanonicalJson.of(payload), LocalDate.of(2026, 2, 3), false)
                        instanceof Reading.Invalid invalid
                ? invalid.problems()
                : List.of();
    }

    @Override
    public CompletableFuture<Outcome> send(Client client, ObjectNode payload) {
        List<Problem> problems = problems(payload);
        if (!problems.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome.Invalid(problems, Optional.empty()));
        }
        sent.add((ObjectNode) MAPPER.readTree(payload.toString()));
        Outcome next = script.poll();
        return CompletableFuture.completedFuture(next == null ? new Outcome.Done(ack(AckResult.UPDATED, null)) : next);
    }

    @Override
    public CompletableFuture<Outcome> publish(Client client, ObjectNode payload) {
        throw new UnsupportedOperationException("this dialect publishes nothing that breaks the contract");
    }

    @Override
    public CompletableFuture<Outcome> forward(Bytes envelope, @Nullable String key) {
        throw new UnsupportedOperationException("this dialect forwards nothing");
    }
}
