package io.countersign.schema.message;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param page counted from 1
 * @param perPage items on a page, 1 to 100
 * @param nameCont a text that one of an item's names contains, without regard to case; null for all items
 */
public record PageQuery(long page, int perPage, @Nullable String nameCont) {
    /** How many items lie before the page. */
    public long offset() {
        return (page - 1) * perPage;
    }
}
