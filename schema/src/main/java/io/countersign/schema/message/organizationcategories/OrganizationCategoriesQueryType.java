package io.countersign.schema.message.organizationcategories;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Queries;

/** organization_categories:query. */
public final class OrganizationCategoriesQueryType implements MessageType {
    @Override
    public String name() {
        return "organization_categories:query";
    }

    @Override
    public String schema() {
        return "organization-categories-query.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return new OrganizationCategoriesQuery(Queries.page(payload));
    }
}
