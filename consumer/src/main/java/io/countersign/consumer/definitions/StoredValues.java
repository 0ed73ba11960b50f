package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.CustomField;
import io.countersign.consumer.domain.ValueRule;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored values of one custom field, which follow it when its type or its choices change. */
final class StoredValues {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int PAGE = 5_000;
    private static final String READ = """
            SELECT person_id, value FROM custom_field_values
            WHERE field_id = :field AND account_id = :account AND person_id > :after
            ORDER BY person_id LIMIT :page
            """;
    private static final String WRITE = """
            UPDATE custom_field_values v SET value = n.value
            FROM unnest(:people, :values::jsonb[]) AS n (person_id, value)
            WHERE v.account_id = :account AND v.person_id = n.person_id AND v.field_id = :field
            """;

    private record Value(long person, JsonNode json) {}

    private final Handle handle;
    private final int account;
    private final long field;
    private long misfits;
    private long example;

    StoredValues(Handle handle, int account, long field) {
        this.handle = handle;
        this.account = account;
        this.field = field;
    }

    /** Converts all values; tells why they cannot be, in which case some may be converted already. */
    @Nullable
    String follow(CustomField definition) {
        long after = 0;
        List<Value> page = page(after);
        while (!page.isEmpty()) {
            write(converted(page, definition.rule()));
            after = page.get(page.size() - 1).person();
            page = page(after);
        }
        return misfits == 0
                ? null
                : misfits + " stored " + (misfits == 1 ? "value does" : "values do")
                        + " not fit, for example that of the person " + example
                        + "; correct or clear them first, or define a new field and archive this one";
    }

    private List<Value> page(long after) {
        return handle.createQuery(READ)
                .bind("account", account)
                .bind("field", field)
                .bind("after", after)
                .bind("page", PAGE)
                .map((row, context) -> new Value(row.getLong(1), JSON.readTree(row.getString(2))))
                .list();
    }

    private List<Value> converted(List<Value> page, ValueRule rule) {
        List<Value> changed = new ArrayList<>();
        for (Value value : page) {
            JsonNode after = Conversion.convert(value.json(), rule);
            if (after == null) {
                example = misfits++ == 0 ? value.person() : example;
            } else if (!after.equals(value.json())) {
                changed.add(new Value(value.person(), after));
            }
        }
        return changed;
    }

    private void write(List<Value> values) {
        if (values.isEmpty()) {
            return;
        }
        handle.createUpdate(WRITE)
                .bind("account", account)
                .bind("field", field)
                .bindArray(
                        "people", Long.class, values.stream().map(Value::person).toList())
                .bindArray(
                        "values",
                        String.class,
                        values.stream().map(value -> value.json().toString()).toList())
                .execute();
    }
}
