package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.CustomField;
import io.countersign.consumer.domain.FieldType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads custom fields from the database. */
public final class FieldRows {
    private FieldRows() {}

    /** The field of a row that has all columns of custom_field_definitions. */
    public static CustomField read(ResultSet row) throws SQLException {
        return new CustomField(
                row.getLong("id"),
                row.getString("key"),
                row.getString("label"),
                FieldType.of(row.getString("type")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("mandatory"),
                row.getBoolean("archived"));
    }
}
