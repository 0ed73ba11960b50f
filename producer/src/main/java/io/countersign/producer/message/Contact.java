package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** One way to reach a record. */
public final class Contact extends Members<Contact> {
    /** The community's number for the item, which the record must have. */
    public Contact id(@Nullable Long value) {
        return set("id", value);
    }

    /** Email, PhoneNumber, CellNumber, Fax, Website, SocialMedia or Other. */
    public Contact type(String value) {
        return set("type", value);
    }

    /** Free label, for example Home. */
    public Contact label(@Nullable String value) {
        return set("label", value);
    }

    /** The number, address or handle itself. */
    public Contact info(String value) {
        return set("info", value);
    }

    /** Whether it is the main contact of its type. */
    public Contact main(@Nullable Boolean value) {
        return set("main", value);
    }

    /** Whether the item is removed. */
    public Contact delete(boolean value) {
        return set("delete", value);
    }
}
