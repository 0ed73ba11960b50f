package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code custom_fields}. */
public final class CustomFields {
    private CustomFields() {}

    /** The items of the person's list. */
    public static List<CustomFieldItem> of(Members person) {
        List<Members> items = person.items("custom_fields");
        Unique.in(items, item -> item.content("key"), "another item of this list has the same key");
        List<CustomFieldItem> fields = new ArrayList<>(items.size());
        for (Members item : items) {
            JsonNode value = item.value("value");
            if (value == null && !item.isTrue("delete")) {
                item.report(ErrorCode.REQUIRED, "value", "must be given, unless delete is true");
            }
            fields.add(new CustomFieldItem(
                    item.pointer(), item.id(), item.content("key"), item.isTrue("delete") ? null : content(value)));
        }
        return fields;
    }

    /** Nothing, a text without content and a list without items all clear. */
    private static @Nullable JsonNode content(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        boolean blank = value.isString() && WhiteSpace.fills(value.stringValue());
        return blank || (value.isArray() && value.isEmpty()) ? null : value;
    }
}
