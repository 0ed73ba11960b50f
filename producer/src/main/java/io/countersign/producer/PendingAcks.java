package io.countersign.producer;

import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.UntrustedAckException;
import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings together acks and those who wait for them, whichever comes first. What comes is matched by its id before its
 * signature is verified, because the topic also carries everybody else's acks; a forged one is passed over and the wait
 * goes on. Thread-safe.
 */
final class PendingAcks {
    private static final Logger log = LoggerFactory.getLogger(PendingAcks.class);

    private final AckReader reader;
    private final Map<MessageId, CompletableFuture<Ack>> waiting = new HashMap<>();
    private final EarlyAcks early = new EarlyAcks();
    private @Nullable Throwable ended;

    PendingAcks(AckReader reader) {
        this.reader = reader;
    }

    /** Notes that a record with this key is being sent; what is returned goes to one of the next two methods. */
    synchronized long sending(@Nullable String key) {
        return early.sending(key);
    }

    /** Starts to wait for the ack of a record that was accepted. */
    void accepted(long ticket, MessageId id, CompletableFuture<Ack> acknowledged) {
        List<Bytes> candidates = register(ticket, id, acknowledged);
        CompletableFuture<Ack> unused = acknowledged.whenComplete((ack, failure) -> forget(id, acknowledged));
        candidates.forEach(value -> complete(id, acknowledged, value));
    }

    /** Notes that a record was not accepted and will have no ack. */
    synchronized void notAccepted(long ticket) {
        early.settled(ticket);
    }

    /** Takes a record of the acks topic that claims to acknowledge the message of this id. */
    void arrived(MessageId id, @Nullable String key, Bytes value) {
        CompletableFuture<Ack> acknowledged = match(id, key, value);
        if (acknowledged != null) {
            complete(id, acknowledged, value);
        }
    }

    /** Ends all waiting, also what would start later, with a reason. */
    void end(Throwable reason) {
        endAll(reason).forEach(acknowledged -> acknowledged.completeExceptionally(reason));
    }

    private synchronized List<CompletableFuture<Ack>> endAll(Throwable reason) {
        ended = reason;
        List<CompletableFuture<Ack>> all = new ArrayList<>(waiting.values());
        waiting.clear();
        return all;
    }

    private List<Bytes> register(long ticket, MessageId id, CompletableFuture<Ack> acknowledged) {
        Throwable reason;
        synchronized (this) {
            List<Bytes> candidates = early.take(id);
            early.settled(ticket);
            reason = ended;
            if (reason == null) {
                waiting.put(id, acknowledged);
                return candidates;
            }
        }
        acknowledged.completeExceptionally(reason);
        return List.of();
    }

    private synchronized @Nullable CompletableFuture<Ack> match(MessageId id, @Nullable String key, Bytes value) {
        CompletableFuture<Ack> acknowledged = waiting.get(id);
        if (acknowledged == null) {
            early.arrived(id, key, value);
        }
        return acknowledged;
    }

    private synchronized void forget(MessageId id, CompletableFuture<Ack> acknowledged) {
        waiting.remove(id, acknowledged);
    }

    private void complete(MessageId id, CompletableFuture<Ack> acknowledged, Bytes value) {
        try {
            Ack ack = reader.read(value);
            if (ack.payload().messageId().equals(id)) {
                acknowledged.complete(ack);
            } else {
                log.warn(
                        "an ack's header names message {} but its payload {}",
                        id,
                        ack.payload().messageId());
            }
        } catch (UntrustedAckException e) {
            log.warn("what claims to be the ack of message {} is not: {}", id, e.getMessage());
        }
    }
}
