package io.countersign.schema.message.ping;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;

/** ping. */
public final class PingType implements MessageType {
    @Override
    public String name() {
        return "ping";
    }

    @Override
    public String schema() {
        return "ping.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return new Ping();
    }
}
