package io.countersign.schema.message.people;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.problem.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads assignments of people: nested in a person, or in a message of their own. */
public final class Assignments {
    private static final String PERSON = "person";
    private static final String ASSIGNED_TO = "assigned_to";
    private static final String ORGANIZATION = "organization";

    private Assignments() {}

    /** The subject of a message that names the person itself. */
    public static AssignmentItem subject(Members payload) {
        return item(payload, null);
    }

    /** The person whom the message is about; empty where it does not say. */
    public static RecordKey person(Members payload) {
        RecordKey person = key(payload, PERSON);
        return person == null ? new RecordKey(null, null) : person;
    }

    /** The items of a person's {@code contact_assignments}; each leaves a side to that person. */
    static List<AssignmentItem> of(Members person) {
        return person.items("contact_assignments").stream()
                .map(Assignments::nested)
                .toList();
    }

    private static AssignmentItem nested(Members item) {
        boolean person = item.object(PERSON) != null;
        boolean assignedTo = item.object(ASSIGNED_TO) != null;
        if (person && assignedTo) {
            item.report(ErrorCode.CONFLICT, "the person around it is one side: give assigned_to or person, not both");
        } else if (!person && !assignedTo && item.id() == null) {
            item.report(ErrorCode.REQUIRED, "an assignment without id needs assigned_to or person");
        }
        return item(item, key(item, PERSON));
    }

    private static AssignmentItem item(Members item, @Nullable RecordKey person) {
        return new AssignmentItem(
                item.pointer(), item.id(), person, key(item, ASSIGNED_TO), organization(item), item.isTrue("delete"));
    }

    private static Patch<RecordKey> organization(Members item) {
        RecordKey key = key(item, ORGANIZATION);
        if (key != null) {
            return Patch.put(key);
        }
        return item.isNull(ORGANIZATION) ? Patch.clear() : Patch.keep();
    }

    private static @Nullable RecordKey key(Members item, String name) {
        Members named = item.object(name);
        if (named == null) {
            return null;
        }
        RecordKey key = named.key();
        if (key.isEmpty()) {
            named.report(ErrorCode.REQUIRED, "must name a record by id or import_id");
        }
        return key;
    }
}
