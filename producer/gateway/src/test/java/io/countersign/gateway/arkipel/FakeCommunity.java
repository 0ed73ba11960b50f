package io.countersign.gateway.arkipel;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.producer.MessageSigner;
import io.countersign.producer.SubjectKey;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes messages without any Kafka, and says of each what the test wants it to say. */
final class FakeCommunity implements Exchange {
    static final PrivateKey KEY = PrivateKey.fromHex("0c".repeat(32));
    static final Instant TIME = Instant.parse("2025-11-13T20:52:49Z");

    private final AckSigner signer = new AckSigner(KEY, new Site("https", "people.example.org"));
    private final AckReader reader = new AckReader(KEY.publicKey());

    Bytes envelope = Bytes.utf8("nothing");

    @Nullable
    String key;

    private @Nullable Outcome outcome;

    /** What it says from now on. */
    Ack says(AckPayload payload) {
        Ack ack = reader.read(signer.envelope(payload.canonical(), TIME));
        outcome = switch (payload.result().status()) {
            case PERSISTED, ANSWERED -> new Outcome.Done(ack);
            case FAILED -> new Outcome.Invalid(payload.errors(), Optional.of(ack));
            case REJECTED -> new Outcome.Rejected(ack);
        };
        return ack;
    }

    void says(Outcome.Pending nothingYet) {
        outcome = nothingYet;
    }

    @Override
    public CompletableFuture<Outcome> send(Client client, ObjectNode payload) {
        throw new IllegalStateException("what breaks the contract would not be published");
    }

    @Override
    public List<Problem> problems(ObjectNode payload) {
        throw new IllegalStateException("what is wrong is for the community to say");
    }

    @Override
    public CompletableFuture<Outcome> publish(Client client, ObjectNode payload) {
        Bytes signed = new MessageSigner(client.key(), KEY.publicKey()).signAny(payload);
        return forward(signed, SubjectKey.of(payload).orElse(null));
    }

    @Override
    public CompletableFuture<Outcome> forward(Bytes envelope, @Nullable String key) {
        this.envelope = envelope;
        this.key = key;
        if (outcome == null) {
            throw new IllegalStateException("nothing was to be published");
        }
        return CompletableFuture.completedFuture(outcome);
    }
}
