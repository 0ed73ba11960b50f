package io.countersign.schema.message.ping;

import io.countersign.schema.message.MessageBody;

/** A ping has no content. */
public record Ping() implements MessageBody {}
