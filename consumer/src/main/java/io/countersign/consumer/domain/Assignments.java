package io.countersign.consumer.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who follows up on whom, and where: at most one assignment of the same people in the same organization. */
public final class Assignments {
    private record Content(int account, Assignment assignment) {}

    /** By number. */
    public final Table<Assignment.Id, Assignment> rows = new Table<>();
    /** The numbers of assignments by what they say. */
    final Table<Content, Long> numbers = new Table<>();
    /** Every assignment that a person had a part in at any time of the batch; rows tell which there are. */
    private final Map<RecordId, NavigableSet<Long>> everOf = new HashMap<>();

    /** Adds an assignment as the database has it. */
    public void load(Assignment.Id id, Assignment assignment) {
        rows.load(id, assignment);
        numbers.load(new Content(id.account(), assignment), id.id());
        note(id, assignment);
    }

    /** The number of an assignment that says just that; null where there is none. */
    @Nullable
    Long numberOf(int account, Assignment assignment) {
        return numbers.get(new Content(account, assignment));
    }

    /** The numbers of a person's assignments on either side, as far as they are loaded: all where resources are asked for. */
    List<Long> of(RecordId person) {
        return everOf.getOrDefault(person, new TreeSet<>()).stream()
                .filter(id -> has(person, rows.get(new Assignment.Id(person.account(), id))))
                .toList();
    }

    private static boolean has(RecordId person, @Nullable Assignment assignment) {
        return assignment != null && assignment.links(person.id());
    }

    void put(Assignment.Id id, Assignment assignment) {
        remove(id);
        rows.put(id, assignment);
        numbers.put(new Content(id.account(), assignment), id.id());
        note(id, assignment);
    }

    /** Ends the assignment, if it is there. */
    void remove(Assignment.Id id) {
        Assignment before = rows.get(id);
        if (before != null) {
            numbers.remove(new Content(id.account(), before));
            rows.remove(id);
        }
    }

    /** Ends every assignment that the record has a part in. */
    void removeAllOf(RecordId record) {
        rows.keysWhere((id, assignment) -> id.account() == record.account() && assignment.isWith(record))
                .forEach(this::remove);
    }

    private void note(Assignment.Id id, Assignment assignment) {
        note(new RecordId(id.account(), Kind.PERSON, assignment.person()), id);
        note(new RecordId(id.account(), Kind.PERSON, assignment.assignedTo()), id);
    }

    private void note(RecordId person, Assignment.Id id) {
        everOf.computeIfAbsent(person, p -> new TreeSet<>()).add(id.id());
    }
}
