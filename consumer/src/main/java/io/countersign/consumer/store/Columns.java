package io.countersign.consumer.store;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array a column, which is how statements take any number of rows with one plan. */
final class Columns<T> {
    private record Column<T>(String name, ColumnType type, Function<T, ? extends @Nullable Object> value) {
        Object[] elements(List<T> rows) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(value.apply(row)));
            return type.elements(values);
        }

        byte @Nullable [] binary(T row) {
            Object object = value.apply(row);
            return object == null ? null : type.binary(object);
        }
    }

    private final List<T> rows;
    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Columns<?>> others = new ArrayList<>();

    private Columns(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    Columns<T> ints(String name, ToIntFunction<T> value) {
        return add(name, ColumnType.INT4, value::applyAsInt);
    }

    Columns<T> longs(String name, ToLongFunction<T> value) {
        return add(name, ColumnType.INT8, value::applyAsLong);
    }

    Columns<T> nullableInts(String name, Function<T, @Nullable Integer> value) {
        return add(name, ColumnType.INT4, value);
    }

    Columns<T> nullableLongs(String name, Function<T, @Nullable Long> value) {
        return add(name, ColumnType.INT8, value);
    }

    Columns<T> booleans(String name, Predicate<T> value) {
        return add(name, ColumnType.BOOL, value::test);
    }

    Columns<T> texts(String name, Function<T, @Nullable String> value) {
        return add(name, ColumnType.TEXT, value);
    }

    Columns<T> bytes(String name, Function<T, @Nullable Bytes> value) {
        return add(name, ColumnType.BYTEA, value);
    }

    Columns<T> times(String name, Function<T, @Nullable Instant> value) {
        return add(name, ColumnType.TIMESTAMPTZ, value);
    }

    Columns<T> uuids(String name, Function<T, UUID> value) {
        return add(name, ColumnType.UUID, value);
    }

    Columns<T> json(String name, Function<T, @Nullable Object> value) {
        return add(name, ColumnType.JSONB, value);
    }

    Columns<T> add(String name, ColumnType type, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /** Adds the columns of another set of rows, which may have another length. */
    Columns<T> and(Columns<?> other) {
        others.add(other);
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

    /** Inserts the rows into a table that has columns of these names and types; without rows there is nothing to do. */
    void insert(Handle handle, String table) {
        if (!rows.isEmpty()) {
            String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
            RowCopy.run(handle, "COPY " + table + " (" + names + ") FROM STDIN (FORMAT binary)", this::write);
        }
    }

    private void write(RowCopy copy) throws IOException, SQLException {
        for (T row : rows) {
            copy.row(columns.size());
            for (Column<T> column : columns) {
                copy.value(column.binary(row));
            }
        }
    }

    Query query(Handle handle, String sql) {
        return bound(handle.createQuery(Sql.named(sql)));
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        for (Column<T> column : columns) {
            Object[] elements = column.elements(rows);
            String type = column.type().sqlName();
            Argument argument = (position, prepared, context) ->
                    prepared.setArray(position, prepared.getConnection().createArrayOf(type, elements));
            statement.bind(column.name(), argument);
        }
        others.forEach(other -> other.bound(statement));
        return statement;
    }
}
