package io.countersign.schema.message.messagequery;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;

/** arkipel_messages:query. */
public final class MessageQueryType implements MessageType {
    @Override
    public String name() {
        return "arkipel_messages:query";
    }

    @Override
    public String schema() {
        return "message-query.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        String messageId = payload.content("message_id");
        return new MessageQuery(messageId == null ? "" : messageId);
    }
}
