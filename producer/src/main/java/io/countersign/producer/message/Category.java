package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** A category, by its id, by its names, or renamed. */
public final class Category extends Members<Category> {
    /** An existing category. */
    public Category id(@Nullable Long value) {
        return set("id", value);
    }

    /** Its name in French. */
    public Category nameFr(@Nullable String value) {
        return set("name_fr", value);
    }

    /** Its name in English. */
    public Category nameEn(@Nullable String value) {
        return set("name_en", value);
    }
}
