package io.countersign.producer;

import io.countersign.schema.ack.Ack;
import java.util.concurrent.CompletableFuture;

/**
 * A message on its way. Both futures complete on threads of the client, so what depends on them must not block.
 *
 * @param accepted completes when all in-sync replicas have the record; exceptionally with Kafka's reason when it was
 *     not accepted
 * @param acknowledged completes with the community's verified ack; exceptionally when the message was not accepted,
 *     when the client is closed before, or when the client does not know the community's key; with {@link
 *     java.util.concurrent.TimeoutException} when it has not come in the time that the client's {@link Limits} give
 */
public record Sent(CompletableFuture<SentMessage> accepted, CompletableFuture<Ack> acknowledged) {}
