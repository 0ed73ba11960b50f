package io.countersign.schema.message.organizationquery;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Queries;

/** organization:query. */
public final class OrganizationQueryType implements MessageType {
    @Override
    public String name() {
        return "organization:query";
    }

    @Override
    public String schema() {
        return "organization-query.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return new OrganizationQuery(Queries.key(payload));
    }
}
