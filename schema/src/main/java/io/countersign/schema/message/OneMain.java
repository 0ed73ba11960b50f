package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.util.HashSet;
import java.util.Set;

/** Sees that at most one item of a list, or of each group in it, is the main one. */
public final class OneMain {
    private final Set<String> taken = new HashSet<>();

    /** Reports an item that is main where another of its group already is; one to be removed is not counted. */
    public void see(Members item, String group) {
        if (item.isTrue("main") && !item.isTrue("delete") && !taken.add(group)) {
            item.report(ErrorCode.CONFLICT, "main", "only one item may be the main one");
        }
    }
}
