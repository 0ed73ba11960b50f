package io.countersign.gateway.exchange;

import io.countersign.gateway.client.Client;
import io.countersign.producer.MessageSigner;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.message.Samples;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what keeps the contract, as the real exchange does; fails where no consumer could read or verify what was published; and
 * then says one of the things that a community may say.
 */
public final class ImaginedCommunity implements Exchange {
    /** Its key. */
    public static final PrivateKey KEY = PrivateKey.fromHex("0c".repeat(32));

    /** When everything happens. */
    public static final Instant NOW = Instant.parse("2025-11-13T20:52:49Z");

    private static final MessageId MESSAGE = new MessageId("6916452112f746b2b4cf48c1");
    private static final long RECORD = 17;
    private static final int REMEMBERED = 1_000;
    private static final EnvelopeReader READER = new EnvelopeReader(1 << 20, JsonLimits.defaults());
    private static final PayloadVerifier VERIFIER = new PayloadVerifier(JsonLimits.defaults());

    private final Contract contract = new Contract(Clock.fixed(NOW, ZoneOffset.UTC));
    private final AckSigner signer = new AckSigner(KEY, new Site("https", "people.example.org"));
    private final AckReader acks = new AckReader(KEY.publicKey());
    private final Map<String, MessageSigner> signers = new HashMap<>();
    private final Map<AckPayload, Ack> said = new HashMap<>();
    private int word;

    /** Chooses what it says from now on. */
    public void says(int number) {
        word = number;
    }

    @Override
    public List<Problem> problems(ObjectNode payload) {
        return contract.problems(payload);
    }

    @Override
    public CompletableFuture<Outcome> send(Client client, ObjectNode payload) {
        List<Problem> problems = problems(payload);
        return problems.isEmpty()
                ? publish(client, payload)
                : CompletableFuture.completedFuture(new Outcome.Invalid(problems, Optional.empty()));
    }

    @Override
    public CompletableFuture<Outcome> publish(Client client, ObjectNode payload) {
        MessageSigner signs =
                signers.computeIfAbsent(client.name(), name -> new MessageSigner(client.key(), KEY.publicKey()));
        return taken(read(signs.signAny(payload)).payload());
    }

    @Override
    public CompletableFuture<Outcome> forward(Bytes envelope, @Nullable String key) {
        RequestEnvelope read = read(envelope);
        VerifyingKey sender = VerifyingKey.of(read.sourcePublicKey()).orElseThrow();
        return taken(VERIFIER.verify(read, sender, EnumSet.allOf(Serialization.class))
                .orElseThrow(() -> new AssertionError("the signature does not hold: " + envelope.toUtf8())));
    }

    private static RequestEnvelope read(Bytes record) {
        if (READER.read(record) instanceof EnvelopeReading.Readable readable) {
            return readable.envelope();
        }
        throw new AssertionError("no consumer reads " + record.toUtf8() + ": " + READER.read(record));
    }

    private CompletableFuture<Outcome> taken(Bytes signed) {
        try {
            ObjectNode payload = (ObjectNode) StrictJson.parse(signed, JsonLimits.defaults());
            List<Problem> problems = problems(payload);
            return CompletableFuture.completedFuture(
                    problems.isEmpty() ? outcome(payload) : invalid(payload, problems));
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome outcome(ObjectNode payload) {
        boolean query = payload.path("type").stringValue().endsWith(":query");
        return switch (Math.floorMod(word, 8)) {
            case 0 -> new Outcome.Pending(MESSAGE);
            case 1 -> new Outcome.Rejected(ack(payload, AckResult.REVOKED_SOURCE, List.of(), null));
            case 2 -> new Outcome.Done(ack(payload, AckResult.UPDATED, List.of(), null));
            case 3 -> new Outcome.Done(ack(payload, AckResult.DUPLICATE, List.of(), null));
            case 4, 5 ->
                new Outcome.Done(ack(payload, query ? AckResult.FOUND : AckResult.CREATED, List.of(), record(payload)));
            default -> invalid(payload, List.of(problem(payload)));
        };
    }

    private Outcome invalid(ObjectNode payload, List<Problem> problems) {
        return new Outcome.Invalid(problems, Optional.of(ack(payload, AckResult.INVALID, problems, null)));
    }

    private Ack ack(ObjectNode payload, AckResult result, List<Problem> problems, @Nullable JsonNode resource) {
        String type = payload.path("type").stringValue(null);
        AckPayload saying = new AckPayload(
                type, MESSAGE, result, problems.isEmpty() ? RECORD : null, "JD0001", problems, null, resource);
        if (said.size() > REMEMBERED) {
            said.clear();
        }
        // To sign and verify takes longer than all else, and much is said again and again.
        return said.computeIfAbsent(saying, unsaid -> acks.read(signer.envelope(unsaid.canonical(), NOW)));
    }

    /** What only the store knows, at any place of the message. */
    private Problem problem(ObjectNode payload) {
        List<String> places = new Places().of(payload);
        String place = places.get(Math.floorMod(word >> 3, places.size()));
        ErrorCode[] codes = ErrorCode.values();
        ErrorCode code = codes[Math.floorMod(word >> 13, codes.length)];
        String[] types = {"string", "array", "number", "boolean"};
        return new Problem(code, place, "must be of type " + types[Math.floorMod(word >> 18, types.length)]);
    }

    /** A record that has what the message says of traits. */
    private static JsonNode record(ObjectNode payload) {
        ObjectNode record = (ObjectNode) Samples.load("personquery/samples/ack/found.json")
                .path("payload")
                .path("resource");
        if (payload.path("traits").isObject()) {
            record.set("traits", payload.path("traits"));
        }
        return record;
    }
}
