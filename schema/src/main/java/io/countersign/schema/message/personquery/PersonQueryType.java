package io.countersign.schema.message.personquery;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Queries;

/** person:query. */
public final class PersonQueryType implements MessageType {
    @Override
    public String name() {
        return "person:query";
    }

    @Override
    public String schema() {
        return "person-query.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return new PersonQuery(Queries.key(payload));
    }
}
