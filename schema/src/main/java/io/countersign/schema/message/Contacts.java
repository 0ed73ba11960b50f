package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code contact_informations}. */
public final class Contacts {
    private Contacts() {}

    /** The items of the owner's list. */
    public static List<ContactItem> of(Members owner) {
        List<Members> items = owner.items("contact_informations");
        List<ContactItem> contacts = new ArrayList<>(items.size());
        OneMain oneMain = new OneMain();
        for (Members item : items) {
            notCleared(item, "type");
            notCleared(item, "info");
            ContactItem contact = contact(item);
            if (contact.type() instanceof Patch.Put<String> type) {
                oneMain.see(item, type.value());
                checkEmail(item, type.value());
            }
            contacts.add(contact);
        }
        return contacts;
    }

    private static ContactItem contact(Members item) {
        return new ContactItem(
                item.pointer(),
                item.id(),
                item.isTrue("delete"),
                item.text("type"),
                item.text("label"),
                item.text("info"),
                item.flag("main"));
    }

    private static void notCleared(Members item, String name) {
        if (item.isNull(name)) {
            item.report(ErrorCode.REQUIRED, name, "cannot be cleared");
        }
    }

    private static void checkEmail(Members item, String type) {
        String info = item.content("info");
        if (type.equals("Email") && info != null && !EmailAddress.isValid(info)) {
            item.report(ErrorCode.WRONG_FORMAT, "info", "must be a valid e-mail address");
        }
    }
}
