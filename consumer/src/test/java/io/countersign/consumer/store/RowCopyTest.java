package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.schema.bytes.Bytes;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is copied into a table stands there as it was, whatever its type. */
@Tag("servers")
class RowCopyTest {
    private static final DatabaseLogin LOGIN = TestServers.freshDatabase();
    private static final Database DATABASE =
            new Database(new DatabaseOptions(LOGIN.jdbcUrl(), LOGIN.user(), LOGIN.password(), 1));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void decimals() {
        List<String> numbers = List.of(
                "0",
                "0.00",
                "1",
                "-1",
                "9999",
                "10000",
                "10001",
                "100000000",
                "0.1",
                "0.0001",
                "0.00001",
                "12.5",
                "33.33333",
                "-99999.99999",
                "1000000.000001",
                "123456789012345678901234567890.0987654321");
        assertThat(copied(
                        "numeric",
                        ColumnType.NUMERIC,
                        numbers.stream().map(BigDecimal::new).toArray()))
                .isEqualTo(numbers);
        assertThat(copied("numeric", ColumnType.NUMERIC, new BigDecimal("1E+5"), new BigDecimal("1.2E+9")))
                .containsExactly("100000", "1200000000");
    }

    @Test
    void daysAndTimes() {
        assertThat(copied(
                        "date",
                        ColumnType.DATE,
                        LocalDate.of(1899, 12, 31),
                        LocalDate.of(2000, 1, 1),
                        LocalDate.of(2024, 2, 29)))
                .containsExactly("1899-12-31", "2000-01-01", "2024-02-29");
        assertThat(copied(
                        "timestamptz",
                        ColumnType.TIMESTAMPTZ,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("1999-12-31T23:59:59.999999Z"),
                        Instant.parse("9999-12-31T23:59:59.000001Z")))
                .containsExactly(
                        "0001-01-01 00:00:00+00", "1999-12-31 23:59:59.999999+00", "9999-12-31 23:59:59.000001+00");
    }

    @Test
    void everythingElse() {
        assertThat(copied("int4", ColumnType.INT4, Integer.MIN_VALUE, 7)).containsExactly("-2147483648", "7");
        assertThat(copied("int8", ColumnType.INT8, Long.MAX_VALUE)).containsExactly("9223372036854775807");
        assertThat(copied("bool", ColumnType.BOOL, true, false)).containsExactly("true", "false");
        assertThat(copied("text", ColumnType.TEXT, "", "a\tb\\N\n\"é\ud83d\ude00"))
                .containsExactly("", "a\tb\\N\n\"é\ud83d\ude00");
        assertThat(copied("bytea", ColumnType.BYTEA, Bytes.hex("00ff"))).containsExactly("\\x00ff");
        assertThat(copied("bytea[]", ColumnType.BYTEAS, List.of(Bytes.hex("00"), Bytes.hex("abcd"))))
                .containsExactly("{\"\\\\x00\",\"\\\\xabcd\"}");
        assertThat(copied("uuid", ColumnType.UUID, UUID.fromString("6916452b-12f7-46b2-b4cf-48c100000001")))
                .containsExactly("6916452b-12f7-46b2-b4cf-48c100000001");
        assertThat(copied("jsonb", ColumnType.JSONB, "{\"a\":[1.50,null]}")).containsExactly("{\"a\": [1.50, null]}");
    }

    @Test
    void rowsThatFillSeveralPieces() {
        List<@Nullable Object> rows = IntStream.range(0, 5_000)
                .<@Nullable Object>mapToObj(
                        i -> i % 7 == 0 ? null : "row %d ".formatted(i).repeat(10))
                .toList();
        assertThat(copied("text", ColumnType.TEXT, rows.toArray())).isEqualTo(rows);
    }

    @Test
    void aRowThatTheTableRefusesFailsAsAStatementDoesAndLeavesTheConnectionUsable() {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("CREATE TEMPORARY TABLE few (v int4 PRIMARY KEY)");
            handle.begin();
            handle.savepoint("before");
            assertThatThrownBy(() -> insert(handle, "few", ColumnType.INT4, Arrays.asList(1, 2, 1)))
                    .isInstanceOfSatisfying(
                            JdbiException.class, e -> assertThat(SqlFault.of(e)).isEqualTo(SqlFault.TAKEN));
            handle.rollbackToSavepoint("before");
            insert(handle, "few", ColumnType.INT4, List.of(3));
            handle.commit();
            assertThat(handle.createQuery("SELECT v FROM few")
                            .mapTo(Integer.class)
                            .list())
                    .containsExactly(3);
            handle.execute("DROP TABLE few");
        });
    }

    private static List<@Nullable String> copied(String type, ColumnType as, @Nullable Object... values) {
        return DATABASE.jdbi().withHandle(handle -> {
            handle.execute("CREATE TEMPORARY TABLE copied (n serial, v " + type + ")");
            insert(handle, "copied", as, Arrays.asList(values));
            List<@Nullable String> copied = handle.createQuery("SELECT v::text FROM copied ORDER BY n")
                    .mapTo(String.class)
                    .list();
            handle.execute("DROP TABLE copied");
            return copied;
        });
    }

    private static void insert(Handle handle, String table, ColumnType as, List<? extends @Nullable Object> values) {
        Columns.of(Collections.unmodifiableList(
                        IntStream.range(0, values.size()).boxed().toList()))
                .add("v", as, values::get)
                .insert(handle, table);
    }
}
