package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.CONFLICT;
import static io.countersign.schema.problem.ErrorCode.DUPLICATE_ITEM;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;
import static io.countersign.schema.problem.ErrorCode.WRONG_FORMAT;

import io.countersign.schema.message.ContactItem;
import io.countersign.schema.message.EmailAddress;
import io.countersign.schema.message.Patch;
import io.countersign.schema.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds {@code contact_informations} into the contacts of their owner. */
final class ContactFold {
    private final World world;
    private final ContactForm form;
    private final Problems problems;
    private final Set<String> mainTypes = new HashSet<>();
    private @Nullable Read lastRead;

    /** A contact as it is written, and in the form in which it is compared: reading phone numbers is laborious. */
    private record Read(String type, String info, String normalized) {}

    ContactFold(World world, ContactForm form, Problems problems) {
        this.world = world;
        this.form = form;
        this.problems = problems;
    }

    /** Folds the items in order; returns the ids of the contacts that they are about, null for one that is not there. */
    List<@Nullable Long> fold(RecordId owner, List<ContactItem> items) {
        List<Contact> before = world.contacts.get(owner);
        List<Contact> contacts = new ArrayList<>(before == null ? List.of() : before);
        List<@Nullable Long> ids = new ArrayList<>();
        for (ContactItem item : items) {
            Contact found = find(contacts, item);
            if (item.delete()) {
                ids.add(delete(contacts, found));
            } else if (item.id() == null || found != null) {
                ids.add(upsert(contacts, found, item));
            } else {
                problems.add(NOT_FOUND, item.pointer() + "/id", "the record has no such contact");
            }
        }
        world.putContacts(owner, contacts);
        return ids;
    }

    private @Nullable Contact find(List<Contact> contacts, ContactItem item) {
        Long id = item.id();
        if (id != null) {
            return contacts.stream().filter(c -> c.id() == id).findFirst().orElse(null);
        }
        String type = item.type().over(null);
        String info = item.info().over(null);
        if (type == null || info == null) {
            return null;
        }
        String normalized = normalized(type, info);
        return contacts.stream()
                .filter(c -> c.type().equals(type) && c.normalized().equals(normalized))
                .findFirst()
                .orElse(null);
    }

    /** What is not there needs no deleting, so that a message may be sent again. */
    private static @Nullable Long delete(List<Contact> contacts, @Nullable Contact found) {
        if (found == null) {
            return null;
        }
        contacts.remove(found);
        return found.id();
    }

    private long upsert(List<Contact> contacts, @Nullable Contact found, ContactItem item) {
        String type = item.type().over(found == null ? null : found.type());
        String info = item.info().over(found == null ? null : found.info());
        if (type == null || info == null) {
            problems.add(REQUIRED, item.pointer(), "a contact needs a type and info");
            return 0;
        }
        long id = found == null ? world.nextId("contact_information") : found.id();
        String label = item.label().over(found == null ? null : found.label());
        boolean main = item.main().over(found != null && found.main(), false);
        Contact contact = new Contact(id, type, label, info, normalized(found, type, info), main);
        check(found, contact, item);
        place(contacts, found, contact, item);
        return id;
    }

    /** What can be said of an item only when the stored half of it is known. */
    private void check(@Nullable Contact found, Contact contact, ContactItem item) {
        boolean asStored = found != null
                && found.type().equals(contact.type())
                && found.info().equals(contact.info());
        boolean checked = item.type() instanceof Patch.Put && item.info() instanceof Patch.Put;
        if (contact.type().equals("Email") && !asStored && !checked && !EmailAddress.isValid(contact.info())) {
            String member = item.info() instanceof Patch.Put ? "/info" : "/type";
            problems.add(WRONG_FORMAT, item.pointer() + member, "must be a valid e-mail address");
        }
        if (contact.main() && item.main() instanceof Patch.Put && !mainTypes.add(contact.type())) {
            problems.add(CONFLICT, item.pointer() + "/main", "only one item may be the main one");
        }
    }

    private String normalized(@Nullable Contact found, String type, String info) {
        return found != null && found.type().equals(type) && found.info().equals(info)
                ? found.normalized()
                : normalized(type, info);
    }

    /** What an item is looked for by is what it is stored with. */
    private String normalized(String type, String info) {
        Read last = lastRead;
        if (last == null || !last.type.equals(type) || !last.info.equals(info)) {
            last = new Read(type, info, form.normalize(type, info));
            lastRead = last;
        }
        return last.normalized;
    }

    private void place(List<Contact> contacts, @Nullable Contact found, Contact contact, ContactItem item) {
        if (contacts.stream().anyMatch(c -> c.id() != contact.id() && c.sameAs(contact))) {
            problems.add(DUPLICATE_ITEM, item.pointer(), "the record has another contact of this type and info");
            return;
        }
        boolean becomesMain = contact.main() && !(item.main() instanceof Patch.Keep && sameType(found, contact));
        if (becomesMain) {
            contacts.replaceAll(c -> c.type().equals(contact.type()) && c.main() ? c.withMain(false) : c);
        }
        int index = found == null ? -1 : indexOf(contacts, found.id());
        if (index < 0) {
            contacts.add(contact);
            // As they are loaded: ids of another partition may be the smaller ones, although they are newer.
            contacts.sort(Comparator.comparingLong(Contact::id));
        } else {
            contacts.set(index, contact);
        }
    }

    private static boolean sameType(@Nullable Contact found, Contact contact) {
        return found != null && found.type().equals(contact.type());
    }

    private static int indexOf(List<Contact> contacts, long id) {
        for (int i = 0; i < contacts.size(); i++) {
            if (contacts.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }
}
