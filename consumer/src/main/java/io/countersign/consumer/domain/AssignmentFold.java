package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.CONFLICT;
import static io.countersign.schema.problem.ErrorCode.DUPLICATE_ITEM;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.AssignmentItem;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Folds the assignments of one person to others, and of others to it. */
final class AssignmentFold {
    /**
     * What became of an assignment.
     *
     * @param id its number; null where there is none
     */
    record Outcome(AckResult result, @Nullable Long id) {}

    private static final Outcome NOTHING = new Outcome(AckResult.UNCHANGED, null);

    private final World world;
    private final RecordId person;
    private final Problems problems;

    AssignmentFold(World world, RecordId person, Problems problems) {
        this.world = world;
        this.person = person;
        this.problems = problems;
    }

    /** Folds one item; a side that it does not name is this person, or with an id the one that is stored. */
    Outcome fold(AssignmentItem item) {
        Assignment stored = stored(item);
        if (item.id() != null && stored == null) {
            if (!item.delete()) {
                problems.add(NOT_FOUND, item.pointer() + "/id", "the person has no such assignment");
            }
            return NOTHING;
        }
        if (item.delete() && item.id() != null) {
            return delete(item.id());
        }
        Assignment stated = stated(item, stored);
        if (stated == null) {
            return NOTHING;
        }
        Long same = world.assignments.numberOf(person.account(), stated);
        if (item.delete()) {
            return same == null ? NOTHING : delete(same);
        }
        return stored == null ? find(stated, same) : change(item, stated, same);
    }

    private @Nullable Assignment stored(AssignmentItem item) {
        Assignment stored = item.id() == null ? null : world.assignments.rows.get(id(item.id()));
        return stored != null && stored.links(person.id()) ? stored : null;
    }

    private Outcome delete(long number) {
        world.assignments.remove(id(number));
        return new Outcome(AckResult.DELETED, number);
    }

    private Outcome find(Assignment stated, @Nullable Long same) {
        if (same != null) {
            return new Outcome(AckResult.UNCHANGED, same);
        }
        long number = world.nextId("contact_assignment");
        world.assignments.put(id(number), stated);
        return new Outcome(AckResult.CREATED, number);
    }

    private Outcome change(AssignmentItem item, Assignment stated, @Nullable Long same) {
        Long number = item.id();
        if (number == null || number.equals(same)) {
            return new Outcome(AckResult.UNCHANGED, number);
        }
        if (same != null) {
            problems.add(DUPLICATE_ITEM, item.pointer() + changed(item), "there is another assignment of this content");
            return NOTHING;
        }
        world.assignments.put(id(number), stated);
        return new Outcome(AckResult.UPDATED, number);
    }

    /** What the item says, on top of what is stored; null where it names what is not there. */
    private @Nullable Assignment stated(AssignmentItem item, @Nullable Assignment stored) {
        Long cared = side(item, item.person(), "/person", item.assignedTo(), stored == null ? null : stored.person());
        Long assignedTo = side(
                item, item.assignedTo(), "/assigned_to", item.person(), stored == null ? null : stored.assignedTo());
        RecordKey place = item.organization() instanceof Patch.Put<RecordKey> put ? put.value() : null;
        Long kept = stored == null || item.organization() instanceof Patch.Clear ? null : stored.organization();
        Long organization = place == null ? kept : find(item, Kind.ORGANIZATION, place, "/organization");
        if (cared == null || assignedTo == null || (place != null && organization == null)) {
            return null;
        }
        if (cared.equals(assignedTo)) {
            problems.add(CONFLICT, item.pointer() + changed(item), "no one is assigned to themselves");
            return null;
        }
        return new Assignment(cared, assignedTo, organization);
    }

    private @Nullable Long side(
            AssignmentItem item,
            @Nullable RecordKey named,
            String member,
            @Nullable RecordKey other,
            @Nullable Long stored) {
        if (named != null) {
            return find(item, Kind.PERSON, named, member);
        }
        return other != null ? (Long) person.id() : stored;
    }

    private static String changed(AssignmentItem item) {
        return item.assignedTo() != null ? "/assigned_to" : item.person() != null ? "/person" : "/organization";
    }

    private @Nullable Long find(AssignmentItem item, Kind kind, RecordKey key, String member) {
        RecordId found = Identity.referred(world, person.account(), kind, key);
        if (found == null && !item.delete()) {
            problems.add(NOT_FOUND, item.pointer() + member, "no such " + kind.text() + " in this account");
        }
        return found == null ? null : found.id();
    }

    private Assignment.Id id(long number) {
        return new Assignment.Id(person.account(), number);
    }
}
