package io.countersign.schema.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems in the order in which they are found, so that a sender learns all of them at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Adds one problem. */
    public void add(ErrorCode code, String pointer, String message) {
        found.add(new Problem(code, pointer, message));
    }

    /** Adds all of another collection. */
    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found so far. */
    public List<Problem> list() {
        return List.copyOf(found);
    }
}
