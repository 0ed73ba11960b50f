package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Contacts of the same type and info are one. */
final class MergedContacts implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        List<Contact> theirs = world.contactsOf(loser);
        former.set("contact_informations", Resource.contacts(theirs));
        List<Contact> own = new ArrayList<>(world.contactsOf(survivor));
        theirs.forEach(contact -> add(own, contact));
        own.sort(Comparator.comparingLong(Contact::id));
        world.contacts.remove(loser);
        world.putContacts(survivor, own);
    }

    private static void add(List<Contact> own, Contact contact) {
        boolean main = contact.main() && own.stream().noneMatch(c -> c.type().equals(contact.type()) && c.main());
        for (int i = 0; i < own.size(); i++) {
            Contact same = own.get(i);
            if (same.sameAs(contact)) {
                own.set(
                        i,
                        same.withLabel(same.label() != null ? same.label() : contact.label())
                                .withMain(same.main() || main));
                return;
            }
        }
        own.add(contact.withMain(main));
    }
}
