package io.countersign.consumer.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may have the contacts that the messages of a batch look for. Nobody who has one is missing; some may have had it
 * only before, so it must be looked at what they have.
 */
public final class Holders {
    private final Map<MatchValue, Set<RecordId>> byValue = new HashMap<>();

    /** From now on holders of the contact are noted. */
    public void watch(MatchValue value) {
        byValue.computeIfAbsent(value, v -> new TreeSet<>());
    }

    /** Notes a holder of a contact that is watched. */
    public void note(MatchValue value, RecordId holder) {
        Set<RecordId> holders = byValue.get(value);
        if (holders != null) {
            holders.add(holder);
        }
    }

    void note(RecordId owner, List<Contact> contacts) {
        if (byValue.isEmpty() || owner.kind() != Kind.PERSON) {
            return;
        }
        for (Contact contact : contacts) {
            MatchValue value = contact.matchValue(owner.account());
            if (value != null) {
                note(value, owner);
            }
        }
    }

    /** In the order of their ids. */
    Set<RecordId> of(MatchValue value) {
        @Nullable Set<RecordId> holders = byValue.get(value);
        return holders == null ? Set.of() : holders;
    }
}
