package io.countersign.gateway.exchange;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.producer.MessageSigner;
import io.countersign.producer.Sent;
import io.countersign.producer.SentMessage;
import io.countersign.producer.SubjectKey;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.problem.Problem;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The exchange over Kafka; may be shared by threads. */
public final class KafkaExchange implements Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaExchange.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(500);

    /** Handing a record to Kafka blocks while the broker is not known; so many calls may be held up by that. */
    private static final int HANDING_OVER = 32;

    private final Supplier<Optional<UpsertClient>> connection;
    private final PublicKey community;
    private final Executor executor;
    private final Contract contract = new Contract(Clock.systemUTC());
    private final Map<String, MessageSigner> signers = new ConcurrentHashMap<>();
    private final Semaphore pending;
    private final Semaphore handingOver = new Semaphore(HANDING_OVER);
    private final int maxPending;

    /**
     * An exchange over whatever connection there is at the time of a call.
     *
     * @param maxPending messages that may be under way at one time; more are refused
     * @param executor runs what follows from an ack
     */
    public KafkaExchange(
            Supplier<Optional<UpsertClient>> connection, PublicKey community, int maxPending, Executor executor) {
        this.connection = connection;
        this.community = community;
        this.maxPending = maxPending;
        this.pending = new Semaphore(maxPending);
        this.executor = executor;
    }

    /** How many messages are under way. */
    public int underWay() {
        return maxPending - pending.availablePermits();
    }

    @Override
    public List<Problem> problems(ObjectNode payload) {
        return contract.problems(payload);
    }

    @Override
    public CompletableFuture<Outcome> send(Client client, ObjectNode payload) {
        List<Problem> problems = contract.problems(payload);
        if (!problems.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome.Invalid(problems, Optional.empty()));
        }
        return publish(client, payload);
    }

    @Override
    public CompletableFuture<Outcome> publish(Client client, ObjectNode payload) {
        MessageSigner signer =
                signers.computeIfAbsent(client.name(), name -> new MessageSigner(client.key(), community));
        return forward(signer.signAny(payload), SubjectKey.of(payload).orElse(null));
    }

    @Override
    public CompletableFuture<Outcome> forward(Bytes envelope, @Nullable String key) {
        if (!pending.tryAcquire()) {
            throw RefusedException.unavailable("too many messages wait for their acknowledgements", RETRY_AFTER);
        }
        CompletableFuture<Outcome> outcome;
        try {
            outcome = outcome(handOver(envelope, key));
        } catch (RuntimeException e) {
            pending.release();
            throw e;
        }
        return outcome.whenComplete((done, failure) -> pending.release());
    }

    private Sent handOver(Bytes envelope, @Nullable String key) {
        UpsertClient client = connection.get().orElseThrow(KafkaExchange::unreachable);
        if (!mayHandOver()) {
            throw unreachable();
        }
        try {
            return client.sendRaw(envelope, key, List.of());
        } catch (RuntimeException e) {
            LOG.debug("a message was not accepted: {}", e.toString());
            throw unreachable();
        } finally {
            handingOver.release();
        }
    }

    /** Under load others are only a moment ahead; those whom a lost broker holds up stay longer. */
    private boolean mayHandOver() {
        try {
            return handingOver.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CompletableFuture<Outcome> outcome(Sent sent) {
        return sent.accepted()
                .handle((message, failure) -> {
                    if (failure instanceof RecordTooLargeException) {
                        throw new RefusedException(
                                Refusal.Kind.TOO_LARGE, "the message is larger than the topic takes");
                    }
                    if (failure != null) {
                        LOG.debug("a message was not accepted: {}", failure.toString());
                        throw unreachable();
                    }
                    return message;
                })
                .thenCompose(message -> sent.acknowledged().handle((ack, failure) -> outcome(message, ack)))
                // Also what fails goes on there: this thread is Kafka's, which must not wait for a slow caller.
                // What follows, perhaps another message, is part of the same trace.
                .whenCompleteAsync((done, failure) -> {}, Context.current().wrap(executor));
    }

    private static Outcome outcome(SentMessage message, @Nullable Ack ack) {
        return ack == null ? pending(message.messageId()) : outcome(ack);
    }

    private static Outcome pending(MessageId id) {
        return new Outcome.Pending(id);
    }

    private static Outcome outcome(Ack ack) {
        AckStatus status = ack.payload().result().status();
        return switch (status) {
            case PERSISTED, ANSWERED -> new Outcome.Done(ack);
            case FAILED -> new Outcome.Invalid(ack.payload().errors(), Optional.of(ack));
            case REJECTED -> new Outcome.Rejected(ack);
        };
    }

    private static RefusedException unreachable() {
        return RefusedException.unavailable("the message could not be handed on; send it again", RETRY_AFTER);
    }
}
