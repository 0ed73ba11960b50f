package io.countersign.schema.message;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code forms}. */
public final class Forms {
    private Forms() {}

    /** The items of the owner's list. */
    public static List<FormItem> of(Members owner) {
        List<Members> items = owner.items("forms");
        List<FormItem> forms = new ArrayList<>(items.size());
        for (Members item : items) {
            Long id = item.id();
            if (id != null) {
                forms.add(new FormItem(item.pointer(), id, item.isTrue("delete"), item.tree("data")));
            }
        }
        return forms;
    }
}
