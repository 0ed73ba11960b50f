package io.countersign.schema.message.householdquery;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Queries;

/** household:query. */
public final class HouseholdQueryType implements MessageType {
    @Override
    public String name() {
        return "household:query";
    }

    @Override
    public String schema() {
        return "household-query.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return new HouseholdQuery(Queries.key(payload));
    }
}
