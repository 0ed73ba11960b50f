package io.countersign.consumer.store;

import io.countersign.schema.bytes.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array a column, which is how statements take any number of rows with one plan. */
final class Columns<T> {
    private final List<T> rows;
    private final Map<String, Argument> arguments = new LinkedHashMap<>();

    private Columns(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    Columns<T> ints(String name, ToIntFunction<T> value) {
        return array(name, "int4", rows.stream().mapToInt(value).boxed().toArray(Integer[]::new));
    }

    Columns<T> longs(String name, ToLongFunction<T> value) {
        return array(name, "int8", rows.stream().mapToLong(value).boxed().toArray(Long[]::new));
    }

    Columns<T> nullableInts(String name, Function<T, @Nullable Integer> value) {
        return array(name, "int4", rows.stream().map(value).toArray(Integer[]::new));
    }

    Columns<T> nullableLongs(String name, Function<T, @Nullable Long> value) {
        return array(name, "int8", rows.stream().map(value).toArray(Long[]::new));
    }

    Columns<T> booleans(String name, Predicate<T> value) {
        return array(name, "bool", rows.stream().map(value::test).toArray(Boolean[]::new));
    }

    Columns<T> texts(String name, Function<T, @Nullable String> value) {
        return array(name, "text", rows.stream().map(value).toArray(String[]::new));
    }

    Columns<T> bytes(String name, Function<T, @Nullable Bytes> value) {
        byte[][] array = new byte[rows.size()][];
        for (int i = 0; i < array.length; i++) {
            Bytes bytes = value.apply(rows.get(i));
            array[i] = bytes == null ? null : bytes.borrow();
        }
        return array(name, "bytea", array);
    }

    Columns<T> dates(String name, Function<T, @Nullable LocalDate> value) {
        return rendered(name, "date", value);
    }

    Columns<T> decimals(String name, Function<T, @Nullable BigDecimal> value) {
        return rendered(name, "numeric", row -> {
            BigDecimal decimal = value.apply(row);
            return decimal == null ? null : decimal.toPlainString();
        });
    }

    Columns<T> times(String name, Function<T, @Nullable Instant> value) {
        return rendered(name, "timestamptz", value);
    }

    Columns<T> uuids(String name, Function<T, UUID> value) {
        return rendered(name, "uuid", value);
    }

    Columns<T> json(String name, Function<T, @Nullable Object> value) {
        return rendered(name, "jsonb", value);
    }

    Columns<T> rendered(String name, String type, Function<T, ? extends @Nullable Object> value) {
        String[] array = new String[rows.size()];
        for (int i = 0; i < array.length; i++) {
            Object object = value.apply(rows.get(i));
            array[i] = object == null ? null : object.toString();
        }
        return array(name, type, array);
    }

    private Columns<T> array(String name, String type, Object[] elements) {
        arguments.put(
                name,
                (position, statement, context) ->
                        statement.setArray(position, statement.getConnection().createArrayOf(type, elements)));
        return this;
    }

    /** Adds the columns of another set of rows, which may have another length. */
    Columns<T> and(Columns<?> other) {
        arguments.putAll(other.arguments);
        return this;
    }

    /** Runs an update; without rows there is nothing to run. */
    int update(Handle handle, String sql) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (Update update = handle.createUpdate(Sql.named(sql))) {
            return bound(update).execute();
        }
    }

    Query query(Handle handle, String sql) {
        return bound(handle.createQuery(Sql.named(sql)));
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        arguments.forEach(statement::bind);
        return statement;
    }
}
