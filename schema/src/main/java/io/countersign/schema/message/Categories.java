package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.util.List;

/** Reads {@code category}. */
public final class Categories {
    private static final String CATEGORY = "category";
    private static final List<String> NAMES = List.of("name_fr", "name_en");

    private Categories() {}

    /** The owner's category. */
    public static Patch<CategoryItem> of(Members owner) {
        if (owner.isNull(CATEGORY)) {
            return Patch.clear();
        }
        Members category = owner.object(CATEGORY);
        if (category == null) {
            return Patch.keep();
        }
        checkNamed(category);
        return Patch.put(new CategoryItem(
                category.pointer(), category.id(), category.content("name_fr"), category.content("name_en")));
    }

    private static void checkNamed(Members category) {
        if (category.id() != null || NAMES.stream().anyMatch(name -> category.content(name) != null)) {
            return;
        }
        List<String> blank = NAMES.stream().filter(category::isBlank).toList();
        if (blank.isEmpty()) {
            category.report(ErrorCode.REQUIRED, "a category needs an id or a name");
        }
        blank.forEach(name -> category.report(ErrorCode.BLANK, name, "must not be blank"));
    }
}
