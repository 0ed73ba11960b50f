package io.countersign.schema.message.messagequery;

import io.countersign.schema.message.MessageBody;

/**
 * Asks what became of a message.
 *
 * @param messageId 24 lower-case hexadecimal digits
 */
public record MessageQuery(String messageId) implements MessageBody {}
