package io.countersign.producer;

import io.countersign.schema.ack.MessageId;

/**
 * Where an accepted message lies, and its id, which follows from that.
 *
 * @param timestampMillis the record's time in milliseconds since 1970
 */
public record SentMessage(String topic, int partition, long offset, long timestampMillis, MessageId messageId) {}
