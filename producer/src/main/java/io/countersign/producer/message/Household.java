package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** The household that a person lives in. */
public final class Household extends Members<Household> {
    /** The community's number for the record, which must exist. */
    public Household id(@Nullable Long value) {
        return set("id", value);
    }

    /** The sender's own name for the record, up to 255 characters. */
    public Household importId(@Nullable String value) {
        return set("import_id", value);
    }

    /** Name of the household. */
    public Household name(@Nullable String value) {
        return set("name", value);
    }

    /** Its main contact of type PhoneNumber. */
    public Household phone(@Nullable String value) {
        return set("phone", value);
    }

    /** Its main contact of type Fax. */
    public Household fax(@Nullable String value) {
        return set("fax", value);
    }

    /** Its main address. */
    public Household address(@Nullable HouseholdAddress value) {
        return set("address", value);
    }

    /** The person's place in it, for example Mother. */
    public Household title(@Nullable String value) {
        return set("title", value);
    }

    /** Whether the person is its primary contact. */
    public Household main(@Nullable Boolean value) {
        return set("main", value);
    }

    /** Whether the person leaves it. */
    public Household delete(boolean value) {
        return set("delete", value);
    }
}
