package io.countersign.consumer.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who lives in which household: every person in at most one, and each household has at most one primary contact. */
public final class Memberships {
    /** By person. */
    public final Table<RecordId, Membership> rows = new Table<>();
    /** Everyone who was in a household at any time of the batch; rows tell who is. */
    private final Map<RecordId, NavigableSet<RecordId>> everIn = new HashMap<>();

    /** Adds a membership as the database has it. */
    public void load(RecordId person, Membership membership) {
        rows.load(person, membership);
        note(person, membership);
    }

    /** The household in which the person lives; null where it lives in none. */
    @Nullable
    RecordId householdOf(RecordId person) {
        Membership membership = rows.get(person);
        return membership == null ? null : household(person, membership);
    }

    /** The people of a household by their ids, as far as they are loaded: all of them where resources are asked for and an answer can hold them. */
    List<RecordId> peopleOf(RecordId household) {
        return everIn.getOrDefault(household, new TreeSet<>()).stream()
                .filter(person -> household.equals(householdOf(person)))
                .toList();
    }

    /** Moves the person in, or changes its place; a new primary contact takes over from the one before. */
    void put(RecordId person, Membership membership) {
        if (membership.main()) {
            peopleOf(household(person, membership)).forEach(this::demote);
        }
        rows.put(person, membership);
        note(person, membership);
    }

    private void demote(RecordId person) {
        Membership membership = rows.get(person);
        if (membership != null && membership.main()) {
            rows.put(person, membership.withoutMain());
        }
    }

    /** The person leaves its household, if it lives in one. */
    void remove(RecordId person) {
        rows.remove(person);
    }

    /** All who live in the household leave it. */
    void empty(RecordId household) {
        peopleOf(household).forEach(this::remove);
    }

    private void note(RecordId person, Membership membership) {
        everIn.computeIfAbsent(household(person, membership), h -> new TreeSet<>())
                .add(person);
    }

    private static RecordId household(RecordId person, Membership membership) {
        return new RecordId(person.account(), Kind.HOUSEHOLD, membership.household());
    }
}
