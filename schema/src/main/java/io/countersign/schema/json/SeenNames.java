package io.countersign.schema.json;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The member names met so far in one object: a few are compared one by one, many are hashed. */
final class SeenNames {
    private static final int FEW = 12;

    private final String[] few = new String[FEW];
    private int count;
    private @Nullable Set<String> many;

    void clear() {
        count = 0;
        many = null;
    }

    /** Adds a name; false when it was there. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        for (int i = 0; i < count; i++) {
            if (few[i].equals(name)) {
                return false;
            }
        }
        if (count < FEW) {
            few[count++] = name;
            return true;
        }
        many = new HashSet<>(Set.of(few));
        return many.add(name);
    }
}
