package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Items of one list that must differ from each other. */
public final class Unique {
    private Unique() {}

    /** Reports each item whose key, where it has one, is that of an item before it. */
    public static void in(List<Members> items, Function<Members, @Nullable Object> key, String message) {
        if (items.size() < 2) {
            return;
        }
        Set<Object> seen = new HashSet<>();
        for (Members item : items) {
            Object own = key.apply(item);
            if (own != null && !seen.add(own)) {
                item.report(ErrorCode.DUPLICATE_ITEM, message);
            }
        }
    }
}
