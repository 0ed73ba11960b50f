package io.countersign.consumer.domain;

import io.countersign.schema.message.Attribute;
import io.countersign.schema.message.households.HouseholdAttributes;
import io.countersign.schema.message.people.PersonAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a resource tells of households, of the people in them, and of those who follow up. */
final class LinkResource {
    private final World world;

    LinkResource(World world) {
        this.world = world;
    }

    void write(ObjectNode json, RecordId record) {
        switch (record.kind()) {
            case PERSON -> {
                household(json, record);
                assignments(json.putArray("contact_assignments"), record);
            }
            case HOUSEHOLD -> people(json, record);
            case ORGANIZATION -> {}
        }
    }

    /** More people than an answer could hold are left out. */
    private void people(ObjectNode json, RecordId household) {
        if (world.crowded.contains(household)) {
            json.putArray(AnswerRoom.LEFT_OUT).add("people");
            return;
        }
        ArrayNode people = json.putArray("people");
        world.memberships.peopleOf(household).forEach(person -> member(people, person));
    }

    private void household(ObjectNode json, RecordId person) {
        Membership membership = world.memberships.rows.get(person);
        RecordId household = world.memberships.householdOf(person);
        RecordState state = household == null ? null : world.records.get(household);
        if (membership == null || household == null || state == null) {
            json.putNull("household");
            return;
        }
        ObjectNode item = json.putObject("household").put("id", household.id()).put("import_id", state.importId());
        name(item, HouseholdAttributes.NAME, state);
        item.put("phone", number(household, "PhoneNumber"));
        item.put("fax", number(household, "Fax"));
        address(item, household);
        item.put("title", membership.title()).put("main", membership.main());
    }

    private @Nullable String number(RecordId household, String type) {
        List<Contact> contacts = world.contacts.get(household);
        return contacts == null
                ? null
                : contacts.stream()
                        .filter(contact -> contact.main() && contact.type().equals(type))
                        .map(Contact::info)
                        .findFirst()
                        .orElse(null);
    }

    private void address(ObjectNode json, RecordId household) {
        json.putNull("address");
        List<Address> addresses = world.addresses.get(household);
        if (addresses != null) {
            addresses.stream()
                    .filter(Address::main)
                    .forEach(address -> Resource.place(json.putObject("address"), address));
        }
    }

    private void member(ArrayNode people, RecordId person) {
        Membership membership = world.memberships.rows.get(person);
        RecordState state = world.named(person);
        if (membership == null || state == null) {
            return;
        }
        ObjectNode member = people.addObject().put("id", person.id()).put("import_id", state.importId());
        name(member, PersonAttributes.FIRST_NAME, state);
        name(member, PersonAttributes.LAST_NAME, state);
        member.putObject("collaboration").put("title", membership.title()).put("main", membership.main());
    }

    private static void name(ObjectNode json, Attribute<String> attribute, RecordState state) {
        json.put(attribute.name(), state.values().get(attribute));
    }

    private void assignments(ArrayNode list, RecordId person) {
        for (long id : world.assignments.of(person)) {
            Assignment assignment = world.assignments.rows.get(new Assignment.Id(person.account(), id));
            if (assignment != null) {
                boolean cared = assignment.person() == person.id();
                ObjectNode item = list.addObject().put("id", id);
                key(item, cared ? "assigned_to" : "person", cared ? assignment.assignedTo() : assignment.person());
                key(item, "organization", assignment.organization());
            }
        }
    }

    private static void key(ObjectNode json, String name, @Nullable Long id) {
        if (id == null) {
            json.putNull(name);
        } else {
            json.putObject(name).put("id", id);
        }
    }
}
