package io.countersign.consumer.domain;

import io.countersign.schema.message.Patch;
import io.countersign.schema.message.people.CollaborationItem;
import org.jspecify.annotations.Nullable;

/** Folds the place of a person in a household. */
final class MembershipFold {
    private final Memberships memberships;

    MembershipFold(World world) {
        this.memberships = world.memberships;
    }

    /** The place of a person who stands inside the household's message; nothing stated makes a plain member. */
    void fold(RecordId household, RecordId person, @Nullable CollaborationItem item) {
        if (item == null) {
            enter(household, person, Patch.keep(), Patch.keep());
        } else if (item.delete()) {
            leave(household, person);
        } else {
            enter(household, person, item.title(), item.main());
        }
    }

    /** The person lives there from now on and nowhere else; one who comes from elsewhere has no title there yet. */
    void enter(RecordId household, RecordId person, Patch<String> title, Patch<Boolean> main) {
        Membership before = memberships.rows.get(person);
        Membership here = before != null && before.household() == household.id()
                ? before
                : new Membership(household.id(), null, false);
        memberships.put(
                person, new Membership(household.id(), title.over(here.title()), main.over(here.main(), false)));
    }

    /** The person lives there no longer; one who lives elsewhere stays there. */
    void leave(RecordId household, RecordId person) {
        if (household.equals(memberships.householdOf(person))) {
            memberships.remove(person);
        }
    }
}
