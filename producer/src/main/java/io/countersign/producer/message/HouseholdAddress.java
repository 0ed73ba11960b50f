package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** The main address of a household, told with a person. */
public final class HouseholdAddress extends Members<HouseholdAddress> {
    /** Label of the address, for example Office. */
    public HouseholdAddress name(@Nullable String value) {
        return set("name", value);
    }

    /** Number and street. */
    public HouseholdAddress street1(@Nullable String value) {
        return set("street1", value);
    }

    /** Apartment number, PO box and the like. */
    public HouseholdAddress street2(@Nullable String value) {
        return set("street2", value);
    }

    /** Name of the city. */
    public HouseholdAddress city(@Nullable String value) {
        return set("city", value);
    }

    /** Postal code, up to 20 characters. */
    public HouseholdAddress zip(@Nullable String value) {
        return set("zip", value);
    }

    /** Province or state: the part of its ISO 3166-2 code after the hyphen. */
    public HouseholdAddress regionCode(@Nullable String value) {
        return set("region_code", value);
    }

    /** Two letters of ISO 3166-1. */
    public HouseholdAddress countryCode(@Nullable String value) {
        return set("country_code", value);
    }
}
