package io.countersign.schema.message;

import java.util.List;

/**
 * What a message says of one record of any kind: which one it is, its plain attributes, its category and what belongs to
 * it.
 *
 * @param pointer where the record stands in the payload; empty for the message's own subject
 */
public record RecordUpsert(
        String pointer,
        RecordKey key,
        Patches attributes,
        Patch<CategoryItem> category,
        List<ContactItem> contacts,
        List<AddressItem> addresses,
        List<FormItem> forms) {
    /** Reads the members that all kinds of records have, and the plain attributes of this kind. */
    public static RecordUpsert of(Members members, List<Attribute<?>> attributes) {
        return new RecordUpsert(
                members.pointer(),
                members.key(),
                Patches.of(members, attributes),
                Categories.of(members),
                Contacts.of(members),
                Addresses.of(members),
                Forms.of(members));
    }
}
