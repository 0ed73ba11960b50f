package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people whom the keys of a message find.
 *
 * @param byId found by id
 * @param byImport found by import_id
 * @param matched found by the first entry of {@code match} that finds anybody, in the order of their ids
 * @param entry the number of that entry
 */
record Found(@Nullable RecordId byId, @Nullable RecordId byImport, Set<RecordId> matched, int entry) {
    /** All of them, each once, the one found by the strongest key first. */
    List<RecordId> all() {
        Set<RecordId> all = new LinkedHashSet<>();
        if (byId != null) {
            all.add(byId);
        }
        if (byImport != null) {
            all.add(byImport);
        }
        all.addAll(matched);
        return new ArrayList<>(all);
    }

    /** The one that is meant unless all become one; null where there is none, or no telling. */
    @Nullable
    RecordId strongest() {
        RecordId named = byId != null ? byId : byImport;
        return named != null || matched.size() != 1 ? named : matched.iterator().next();
    }

    /** Whether what was matched leaves no doubt who is meant. */
    boolean agrees() {
        RecordId strongest = strongest();
        return matched.isEmpty() || (strongest != null && matched.contains(strongest));
    }
}
