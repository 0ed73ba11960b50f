package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** One postal address. */
public final class Address extends Members<Address> {
    /** The community's number for the item, which the record must have. */
    public Address id(@Nullable Long value) {
        return set("id", value);
    }

    /** Label of the address, for example Office. */
    public Address name(@Nullable String value) {
        return set("name", value);
    }

    /** Number and street. */
    public Address street1(@Nullable String value) {
        return set("street1", value);
    }

    /** Apartment number, PO box and the like. */
    public Address street2(@Nullable String value) {
        return set("street2", value);
    }

    /** Name of the city. */
    public Address city(@Nullable String value) {
        return set("city", value);
    }

    /** Postal code, up to 20 characters. */
    public Address zip(@Nullable String value) {
        return set("zip", value);
    }

    /** Province or state: the part of its ISO 3166-2 code after the hyphen. */
    public Address regionCode(@Nullable String value) {
        return set("region_code", value);
    }

    /** Two letters of ISO 3166-1. */
    public Address countryCode(@Nullable String value) {
        return set("country_code", value);
    }

    /** Whether it is the main address. */
    public Address main(@Nullable Boolean value) {
        return set("main", value);
    }

    /** Whether the item is removed. */
    public Address delete(boolean value) {
        return set("delete", value);
    }
}
