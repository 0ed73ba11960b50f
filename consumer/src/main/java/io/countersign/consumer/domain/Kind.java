package io.countersign.consumer.domain;

import io.countersign.schema.message.Attribute;
import io.countersign.schema.message.households.HouseholdAttributes;
import io.countersign.schema.message.organizations.OrganizationAttributes;
import io.countersign.schema.message.people.PersonAttributes;
import java.util.List;
import java.util.Locale;

/** The kinds of records that have an identity of their own. */
public enum Kind {
    /** A person. */
    PERSON,
    /** An organization. */
    ORGANIZATION,
    /** A household. */
    HOUSEHOLD;

    /** The plain attributes of its records, in the order of the columns. */
    public List<Attribute<?>> attributes() {
        return switch (this) {
            case PERSON -> PersonAttributes.ALL;
            case ORGANIZATION -> OrganizationAttributes.ALL;
            case HOUSEHOLD -> HouseholdAttributes.ALL;
        };
    }

    /** The kind of that {@link #text()}; throws {@link IllegalArgumentException} where there is none. */
    public static Kind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The kind as the database and the ledger write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
