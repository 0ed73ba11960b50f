package io.countersign.cli.argument;

import io.countersign.schema.ack.MessageId;

/** The id of a message: 24 hexadecimal digits in lower case. */
public final class MessageIdArgument extends Argument<MessageId> {
    /** For picocli. */
    public MessageIdArgument() {
        super(MessageId::new);
    }
}
