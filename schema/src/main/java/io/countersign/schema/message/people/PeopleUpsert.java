package io.countersign.schema.message.people;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;

/** people:upsert. */
public final class PeopleUpsert implements MessageType {
    @Override
    public String name() {
        return "people:upsert";
    }

    @Override
    public String schema() {
        return "people-upsert.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return People.subject(payload);
    }
}
