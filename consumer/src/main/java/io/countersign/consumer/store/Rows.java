package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.Organization;
import io.countersign.consumer.domain.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads rows of the tables of records. */
final class Rows {
    private Rows() {}

    static Kind kind(String text) {
        return Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("import_id"),
                row.getBoolean("import_generated"),
                row.getString("first_name"),
                row.getString("last_name"),
                nullableLong(row, "category_id"),
                row.getString("locale"),
                row.getString("gender"),
                row.getObject("dob", LocalDate.class),
                row.getString("data_consent"),
                row.getBoolean("accepts_marketing"),
                row.getString("note"));
    }

    static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                row.getString("import_id"),
                row.getBoolean("import_generated"),
                row.getString("name"),
                nullableLong(row, "category_id"),
                row.getString("locale"),
                row.getString("data_consent"),
                row.getBoolean("accepts_marketing"),
                row.getString("reason"),
                row.getString("status"),
                row.getString("federation_permission"),
                row.getString("opening_status"),
                row.getString("permission"),
                row.getBigDecimal("split_percentage"),
                row.getString("note"));
    }

    private static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
