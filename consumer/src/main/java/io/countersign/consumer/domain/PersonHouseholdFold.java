package io.countersign.consumer.domain;

import static io.countersign.schema.message.households.HouseholdAttributes.NAME;
import static io.countersign.schema.message.people.PersonAttributes.FIRST_NAME;
import static io.countersign.schema.message.people.PersonAttributes.LAST_NAME;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.message.Patch;
import io.countersign.schema.message.Patches;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.message.people.HouseholdItem;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds the household that the message of a person states: which one it is, what it is like, and the person in it. */
final class PersonHouseholdFold {
    private final ContactForm form;
    private final RecordFold households;

    PersonHouseholdFold(ContactForm form) {
        this.form = form;
        this.households = HouseholdFold.records(form);
    }

    /** What must be loaded before the household can be folded. */
    void touch(Request request, Patch<HouseholdItem> household, Touched touched) {
        if (!(household instanceof Patch.Keep)) {
            touched.memberships();
        }
        household.ifPut(item -> {
            touched.record(
                    request.account(), Kind.HOUSEHOLD, GeneratedImportId.keyOf(request, item.pointer(), item.key()));
            boolean contacts = !(item.phone() instanceof Patch.Keep) || !(item.fax() instanceof Patch.Keep);
            touched.children(contacts, !(item.address() instanceof Patch.Keep), false);
        });
    }

    /** Folds the household of a person who is written already. */
    void fold(World world, Request request, Written person, Patch<HouseholdItem> household, Problems problems) {
        if (household instanceof Patch.Clear) {
            world.memberships.remove(person.record());
        }
        household.ifPut(item -> {
            if (item.delete()) {
                leave(world, person.record(), item, problems);
            } else if (!person.isUnknown() || !item.key().isEmpty()) {
                enter(world, request, person, item, problems);
            }
        });
    }

    private static void leave(World world, RecordId person, HouseholdItem item, Problems problems) {
        RecordId household = find(world, person, item);
        if (household != null && !item.key().isEmpty() && !isReferred(world, household, item.key())) {
            problems.add(NOT_FOUND, item.pointer(), "no household of this account has this id and this import_id");
        } else if (household != null) {
            new MembershipFold(world).leave(household, person);
        }
    }

    private void enter(World world, Request request, Written person, HouseholdItem item, Problems problems) {
        RecordId known = find(world, person.record(), item);
        Patch<String> name =
                known == null && item.name() instanceof Patch.Keep ? nameAfter(world, person.record()) : item.name();
        RecordUpsert stated = new RecordUpsert(
                item.pointer(), item.key(), Patches.of(NAME, name), Patch.keep(), List.of(), List.of(), List.of());
        Written household = households.write(world, request, stated, known, problems);
        new HouseholdContactFold(world, form, problems).fold(household.record(), item);
        new MembershipFold(world).enter(household.record(), person.record(), item.title(), item.main());
        person.ids().set("household", household.named());
    }

    /** The household that is named, or else the one in which the person lives; null where there is none. */
    private static @Nullable RecordId find(World world, RecordId person, HouseholdItem item) {
        return item.key().isEmpty()
                ? world.memberships.householdOf(person)
                : Identity.find(world, person.account(), Kind.HOUSEHOLD, item.key());
    }

    private static boolean isReferred(World world, RecordId household, RecordKey key) {
        return household.equals(Identity.referred(world, household.account(), Kind.HOUSEHOLD, key));
    }

    private static Patch<String> nameAfter(World world, RecordId person) {
        RecordState state = world.records.get(person);
        if (state == null) {
            return Patch.keep();
        }
        String lastName = state.values().get(LAST_NAME);
        String name = lastName != null ? lastName : state.values().get(FIRST_NAME);
        return name == null ? Patch.keep() : Patch.put(name);
    }
}
