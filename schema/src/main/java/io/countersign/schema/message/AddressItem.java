package io.countersign.schema.message;

import org.jspecify.annotations.Nullable;

/**
 * One item of {@code addresses}: found by id, else by name, else by street1 and zip, else new.
 *
 * @param pointer where the item stands in the payload
 * @param delete whether the item shall be removed
 */
public record AddressItem(
        String pointer,
        @Nullable Long id,
        boolean delete,
        Patch<String> name,
        Patch<String> street1,
        Patch<String> street2,
        Patch<String> city,
        Patch<String> zip,
        Patch<String> regionCode,
        Patch<String> countryCode,
        Patch<Boolean> main) {
    /** An item that removes the address of that number. */
    public static AddressItem removing(String pointer, long id) {
        Patch<String> keep = Patch.keep();
        return new AddressItem(pointer, id, true, keep, keep, keep, keep, keep, keep, keep, Patch.keep());
    }

    /** The same said of another address, and whether that is the main one. */
    public AddressItem as(@Nullable Long otherId, Patch<Boolean> otherMain) {
        return new AddressItem(
                pointer, otherId, delete, name, street1, street2, city, zip, regionCode, countryCode, otherMain);
    }
}
