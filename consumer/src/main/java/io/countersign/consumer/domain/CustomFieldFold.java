package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.DUPLICATE_ITEM;
import static io.countersign.schema.problem.ErrorCode.IDENTITY_CONFLICT;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;
import static io.countersign.schema.problem.ErrorCode.UNKNOWN_FIELD;

import io.countersign.schema.message.CustomFieldItem;
import io.countersign.schema.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Folds {@code custom_fields} into the values of a person. */
final class CustomFieldFold {
    private final World world;
    private final Problems problems;

    CustomFieldFold(World world, Problems problems) {
        this.world = world;
        this.problems = problems;
    }

    /** Writes the values of a person who stands at the pointer. */
    void fold(RecordId person, boolean isNew, String pointer, List<CustomFieldItem> items) {
        Map<Long, FieldValue> values = new TreeMap<>();
        List<FieldValue> before = world.fieldValues.get(person);
        if (before != null) {
            before.forEach(value -> values.put(value.fieldId(), value));
        }
        Set<Long> named = new HashSet<>();
        for (CustomFieldItem item : items) {
            CustomField field = field(person.account(), item);
            if (field != null && !named.add(field.id())) {
                problems.add(DUPLICATE_ITEM, item.pointer(), "another item of this list names the same field");
            } else if (field != null) {
                fold(values, field, item);
            }
        }
        if (isNew) {
            demand(person.account(), named, pointer);
        }
        if (!items.isEmpty()) {
            World.putAll(world.fieldValues, person, List.copyOf(values.values()));
        }
    }

    private void fold(Map<Long, FieldValue> values, CustomField field, CustomFieldItem item) {
        JsonNode value = item.value();
        String place = item.pointer() + "/value";
        if (value == null && field.isDemanded()) {
            problems.add(REQUIRED, place, "the field is mandatory and cannot be cleared");
        } else if (value == null) {
            values.remove(field.id());
        } else if (field.archived()) {
            problems.add(UNKNOWN_FIELD, nameOf(item), "the field is archived; its value can only be cleared");
        } else {
            JsonNode checked = field.rule().check(value, place, problems);
            if (checked != null) {
                values.put(field.id(), new FieldValue(field.id(), checked));
            }
        }
    }

    private @Nullable CustomField field(int account, CustomFieldItem item) {
        Long id = item.id();
        String key = item.key();
        CustomField byId = id == null ? null : world.definitions.field(account, field -> field.id() == id);
        CustomField byKey = key == null
                ? null
                : world.definitions.field(account, field -> field.key().equals(key));
        if (id != null && byId == null) {
            problems.add(UNKNOWN_FIELD, item.pointer() + "/id", "the account defines no such field");
        }
        if (key != null && byKey == null) {
            problems.add(UNKNOWN_FIELD, item.pointer() + "/key", "the account defines no such field");
        }
        if (byId != null && byKey != null && !byId.equals(byKey)) {
            problems.add(IDENTITY_CONFLICT, item.pointer(), "id and key name different fields");
            return null;
        }
        return (id != null && byId == null) || (key != null && byKey == null) ? null : byId != null ? byId : byKey;
    }

    private void demand(int account, Set<Long> named, String pointer) {
        for (CustomField field : world.definitions.fields(account)) {
            if (field.isDemanded() && !named.contains(field.id())) {
                problems.add(REQUIRED, pointer + "/custom_fields", "a new person needs a value of " + field.key());
            }
        }
    }

    private static String nameOf(CustomFieldItem item) {
        return item.pointer() + (item.key() == null ? "/id" : "/key");
    }
}
