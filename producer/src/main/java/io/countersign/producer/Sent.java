package io.countersign.producer;

import io.countersign.schema.ack.Ack;
import java.util.concurrent.CompletableFuture;

/**
 * A message on its way. Both futures complete on threads of the client, so what depends on them must not block.
 *
 * @param accepted completes when all in-sync replicas have the record; exceptionally with Kafka's reason when it was
 *     not accepted
 * @param acknowledged completes with the community's verified ack; exceptionally when the message was not accepted,
 *     when the client is closed before, or when the client does not know the community's key. It waits for ever: where
 *     that is too long, {@code orTimeout} ends it
 */
public record Sent(CompletableFuture<SentMessage> accepted, CompletableFuture<Ack> acknowledged) {}
