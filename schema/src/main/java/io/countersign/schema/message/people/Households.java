package io.countersign.schema.message.people;

import io.countersign.schema.message.AddressItem;
import io.countersign.schema.message.Addresses;
import io.countersign.schema.message.Members;
import io.countersign.schema.message.Patch;
import io.countersign.schema.problem.ErrorCode;

/** Reads the household of a person. */
final class Households {
    private static final String HOUSEHOLD = "household";

    private Households() {}

    /** The household of the person; cleared for a person who leaves it. */
    static Patch<HouseholdItem> of(Members person) {
        Members household = person.object(HOUSEHOLD);
        if (household == null) {
            return person.isNull(HOUSEHOLD) ? Patch.clear() : Patch.keep();
        }
        HouseholdItem item = new HouseholdItem(
                household.pointer(),
                household.key(),
                household.isTrue("delete"),
                household.text("name"),
                household.text("phone"),
                household.text("fax"),
                address(household),
                household.text("title"),
                household.flag("main"));
        if (item.name() instanceof Patch.Clear) {
            household.report(ErrorCode.REQUIRED, "name", "cannot be cleared");
        }
        return Patch.put(item);
    }

    private static Patch<AddressItem> address(Members household) {
        Members address = household.object("address");
        if (address == null) {
            return household.isNull("address") ? Patch.clear() : Patch.keep();
        }
        return Patch.put(Addresses.one(address));
    }
}
