package io.countersign.producer;

import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.MessageId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client's waiting for acks, or for one that does not know the community, the refusal to wait. */
interface Acknowledgements extends AutoCloseable {
    long sending(@Nullable String key);

    void accepted(long ticket, MessageId id, CompletableFuture<Ack> acknowledged);

    void notAccepted(long ticket, CompletableFuture<Ack> acknowledged, Throwable reason);

    Optional<RuntimeException> failure();

    @Override
    void close();

    static Acknowledgements open(UpsertClientConfig config) {
        if (config.community() == null) {
            return new Unread();
        }
        AckReader reader = new AckReader(config.community());
        PendingAcks pending = new PendingAcks(reader);
        AckRecords records = TopicRecords.open(config.kafka(), config.acksTopic(), Start.END);
        return new Read(pending, new AckThread(records, reader, pending));
    }

    /** Acks are read by a thread of their own. */
    record Read(PendingAcks pending, AckThread thread) implements Acknowledgements {
        @Override
        public long sending(@Nullable String key) {
            return pending.sending(key);
        }

        @Override
        public void accepted(long ticket, MessageId id, CompletableFuture<Ack> acknowledged) {
            pending.accepted(ticket, id, acknowledged);
        }

        @Override
        public void notAccepted(long ticket, CompletableFuture<Ack> acknowledged, Throwable reason) {
            pending.notAccepted(ticket);
            acknowledged.completeExceptionally(reason);
        }

        @Override
        public Optional<RuntimeException> failure() {
            return thread.failure();
        }

        @Override
        public void close() {
            thread.close();
        }
    }

    /** Without the community's key no ack can be believed, so none is read. */
    record Unread() implements Acknowledgements {
        @Override
        public long sending(@Nullable String key) {
            return 0;
        }

        @Override
        public void accepted(long ticket, MessageId id, CompletableFuture<Ack> acknowledged) {
            acknowledged.completeExceptionally(
                    new IllegalStateException("acks are not read, because the community's key is not known"));
        }

        @Override
        public void notAccepted(long ticket, CompletableFuture<Ack> acknowledged, Throwable reason) {
            acknowledged.completeExceptionally(reason);
        }

        @Override
        public Optional<RuntimeException> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
