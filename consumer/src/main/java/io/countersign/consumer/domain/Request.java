package io.countersign.consumer.domain;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.Message;

/**
 * A trusted, well-formed message on its way into the store.
 *
 * @param account the account that its source writes to
 * @param source the number of its source
 * @param digest SHA-256 of the signed bytes
 */
public record Request(MessageId messageId, int account, int source, Bytes digest, Message message) {}
