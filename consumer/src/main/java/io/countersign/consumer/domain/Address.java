package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/** A postal address of its owner. */
public record Address(
        long id,
        @Nullable String name,
        @Nullable String street1,
        @Nullable String street2,
        @Nullable String city,
        @Nullable String zip,
        @Nullable String regionCode,
        @Nullable String countryCode,
        boolean main) {
    Address withMain(boolean value) {
        return new Address(id, name, street1, street2, city, zip, regionCode, countryCode, value);
    }

    /** What an address without id is found by: the name, else street1 and zip; case does not count. */
    public String naturalKey() {
        return naturalKey(name, street1, zip);
    }

    static String naturalKey(@Nullable String name, @Nullable String street1, @Nullable String zip) {
        return name != null ? "name:" + ImportKey.fold(name) : "street:" + folded(street1) + "|" + folded(zip);
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : ImportKey.fold(text);
    }
}
