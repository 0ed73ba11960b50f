package io.countersign.consumer.store;

import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What became of the things that belong to records: new, changed, gone; each in the order of owner and number. One whose
 * natural key changed counts as gone and new: it may take over the key of another, and PostgreSQL looks at every single
 * row of a statement for keys that are taken.
 */
final class Children<C> {
    private final ToLongFunction<C> number;
    private final Function<C, Object> naturalKey;
    private final Predicate<C> isMain;
    private final List<Child<C>> inserted = new ArrayList<>();
    private final List<Child<C>> updated = new ArrayList<>();
    private final List<Child<C>> deleted = new ArrayList<>();

    private Children(ToLongFunction<C> number, Function<C, Object> naturalKey, Predicate<C> isMain) {
        this.number = number;
        this.naturalKey = naturalKey;
        this.isMain = isMain;
    }

    static <C> Children<C> of(
            List<Table.Change<RecordId, List<C>>> changes,
            ToLongFunction<C> number,
            Function<C, Object> naturalKey,
            Predicate<C> isMain) {
        Children<C> children = new Children<>(number, naturalKey, isMain);
        changes.forEach(change -> children.compare(change.key(), change.before(), change.after()));
        Comparator<Child<C>> order =
                Comparator.comparing((Child<C> c) -> c.owner()).thenComparingLong(c -> number.applyAsLong(c.value()));
        children.inserted.sort(order);
        children.updated.sort(order);
        children.deleted.sort(order);
        return children;
    }

    private void compare(RecordId owner, @Nullable List<C> before, @Nullable List<C> after) {
        Map<Long, C> gone = new HashMap<>();
        if (before != null) {
            before.forEach(child -> gone.put(number.applyAsLong(child), child));
        }
        if (after != null) {
            for (C child : after) {
                C was = gone.remove(number.applyAsLong(child));
                if (was == null) {
                    inserted.add(new Child<>(owner, child));
                } else if (!naturalKey.apply(was).equals(naturalKey.apply(child))) {
                    deleted.add(new Child<>(owner, was));
                    inserted.add(new Child<>(owner, child));
                } else if (!was.equals(child)) {
                    updated.add(new Child<>(owner, child));
                }
            }
        }
        gone.values().forEach(child -> deleted.add(new Child<>(owner, child)));
    }

    List<Child<C>> inserted() {
        return inserted;
    }

    /** In the order to write them: there is never more than one main one. */
    List<List<Child<C>>> updates() {
        return List.of(
                updated.stream().filter(c -> !isMain.test(c.value())).toList(),
                updated.stream().filter(c -> isMain.test(c.value())).toList());
    }

    List<Child<C>> deleted() {
        return deleted;
    }
}
