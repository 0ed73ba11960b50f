package io.countersign.schema.message.personcategories;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Queries;

/** person_categories:query. */
public final class PersonCategoriesQueryType implements MessageType {
    @Override
    public String name() {
        return "person_categories:query";
    }

    @Override
    public String schema() {
        return "person-categories-query.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return new PersonCategoriesQuery(Queries.page(payload));
    }
}
