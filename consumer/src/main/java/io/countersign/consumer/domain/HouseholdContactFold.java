package io.countersign.consumer.domain;

import io.countersign.schema.message.AddressItem;
import io.countersign.schema.message.ContactItem;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.people.HouseholdItem;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds the one phone number, fax number and address that the message of a person states of its household. */
final class HouseholdContactFold {
    private final World world;
    private final ContactForm form;
    private final Problems problems;

    HouseholdContactFold(World world, ContactForm form, Problems problems) {
        this.world = world;
        this.form = form;
        this.problems = problems;
    }

    void fold(RecordId household, HouseholdItem item) {
        number(household, "PhoneNumber", item.phone(), item.pointer() + "/phone");
        number(household, "Fax", item.fax(), item.pointer() + "/fax");
        address(household, item.address(), item.pointer() + "/address");
    }

    private void number(RecordId household, String type, Patch<String> number, String pointer) {
        List<Contact> ofType = orEmpty(world.contacts.get(household)).stream()
                .filter(contact -> contact.type().equals(type))
                .toList();
        Contact main = ofType.stream().filter(Contact::main).findFirst().orElse(null);
        if (number instanceof Patch.Put<String> put) {
            String normalized = form.normalize(type, put.value());
            boolean known = ofType.stream().anyMatch(c -> c.normalized().equals(normalized));
            contact(household, pointer, known || main == null ? null : main.id(), false, type, number);
        } else if (number instanceof Patch.Clear && main != null) {
            contact(household, pointer, main.id(), true, type, Patch.keep());
        }
    }

    private void contact(
            RecordId household, String pointer, @Nullable Long id, boolean delete, String type, Patch<String> info) {
        ContactItem item = new ContactItem(
                pointer, id, delete, Patch.put(type), Patch.keep(), info, delete ? Patch.keep() : Patch.put(true));
        var unused = new ContactFold(world, form, problems).fold(household, List.of(item));
    }

    private void address(RecordId household, Patch<AddressItem> address, String pointer) {
        List<Address> stored = orEmpty(world.addresses.get(household));
        Address main = stored.stream().filter(Address::main).findFirst().orElse(null);
        if (address instanceof Patch.Put<AddressItem> put) {
            boolean known = AddressFold.find(stored, put.value()) != null;
            address(household, put.value().as(known || main == null ? null : main.id(), Patch.put(true)));
        } else if (address instanceof Patch.Clear && main != null) {
            address(household, AddressItem.removing(pointer, main.id()));
        }
    }

    private void address(RecordId household, AddressItem item) {
        var unused = new AddressFold(world, problems).fold(household, List.of(item));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
