package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code addresses}. */
public final class Addresses {
    /** What tells an address from others. */
    private static final List<String> NAMING = List.of("name", "street1", "zip");

    private Addresses() {}

    /** The items of the owner's list. */
    public static List<AddressItem> of(Members owner) {
        List<Members> items = owner.items("addresses");
        List<AddressItem> addresses = new ArrayList<>(items.size());
        OneMain oneMain = new OneMain();
        for (Members item : items) {
            oneMain.see(item, "");
            checkNamed(item);
            addresses.add(one(item));
        }
        return addresses;
    }

    /** One address, of which nothing need be said that tells it from others. */
    public static AddressItem one(Members item) {
        return new AddressItem(
                item.pointer(),
                item.id(),
                item.isTrue("delete"),
                item.text("name"),
                item.text("street1"),
                item.text("street2"),
                item.text("city"),
                item.text("zip"),
                item.text("region_code").map(Addresses::upperCase),
                item.text("country_code").map(Addresses::upperCase),
                item.flag("main"));
    }

    private static void checkNamed(Members item) {
        if (item.id() == null && NAMING.stream().allMatch(name -> item.content(name) == null)) {
            item.report(ErrorCode.REQUIRED, "an address without id needs a name, a street1 or a zip");
        }
    }

    private static String upperCase(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
