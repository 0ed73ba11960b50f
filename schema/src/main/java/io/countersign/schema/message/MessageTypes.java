package io.countersign.schema.message;

import io.countersign.schema.message.assignments.ContactAssignmentUpsert;
import io.countersign.schema.message.forms.FormFillType;
import io.countersign.schema.message.householddelete.HouseholdDeleteType;
import io.countersign.schema.message.householdquery.HouseholdQueryType;
import io.countersign.schema.message.households.HouseholdsUpsert;
import io.countersign.schema.message.messagequery.MessageQueryType;
import io.countersign.schema.message.organizationcategories.OrganizationCategoriesQueryType;
import io.countersign.schema.message.organizationdelete.OrganizationDeleteType;
import io.countersign.schema.message.organizationquery.OrganizationQueryType;
import io.countersign.schema.message.organizations.OrganizationsUpsert;
import io.countersign.schema.message.people.PeopleUpsert;
import io.countersign.schema.message.personcategories.PersonCategoriesQueryType;
import io.countersign.schema.message.persondelete.PersonDeleteType;
import io.countersign.schema.message.personquery.PersonQueryType;
import io.countersign.schema.message.ping.PingType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one list of message types. */
public final class MessageTypes {
    private static final List<MessageType> ALL = List.of(
            new PeopleUpsert(),
            new OrganizationsUpsert(),
            new HouseholdsUpsert(),
            new ContactAssignmentUpsert(),
            new FormFillType(),
            new PersonDeleteType(),
            new OrganizationDeleteType(),
            new HouseholdDeleteType(),
            new PingType(),
            new MessageQueryType(),
            new PersonQueryType(),
            new OrganizationQueryType(),
            new HouseholdQueryType(),
            new PersonCategoriesQueryType(),
            new OrganizationCategoriesQueryType());

    private MessageTypes() {}

    /** All types, in the order in which documents list them. */
    public static List<MessageType> all() {
        return ALL;
    }

    /** The type of that exact name. */
    public static Optional<MessageType> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The names of all types in English, for messages to people. */
    public static String names() {
        return ALL.stream().map(MessageType::name).collect(Collectors.joining(", "));
    }
}
