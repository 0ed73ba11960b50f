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

    /** This address with what only the other tells, if the two do not contradict each other. */
    Address completed(Address other) {
        String[] own = parts();
        String[] theirs = other.parts();
        for (int i = 0; i < own.length; i++) {
            if (own[i] != null && theirs[i] != null && !folded(own[i]).equals(folded(theirs[i]))) {
                return this;
            }
            own[i] = own[i] != null ? own[i] : theirs[i];
        }
        return new Address(id, own[0], own[1], own[2], own[3], own[4], own[5], own[6], main);
    }

    private @Nullable String[] parts() {
        return new String[] {name, street1, street2, city, zip, regionCode, countryCode};
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
