package io.countersign.consumer.store;

import io.countersign.consumer.domain.FieldValue;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Values of custom fields; only people have any. */
final class FieldValueTable extends ChildTable<FieldValue> {
    FieldValueTable() {
        super("field-values", "custom_field_values");
    }

    @Override
    boolean isNeeded(Touched touched) {
        return touched.needsFieldValues();
    }

    @Override
    Table<RecordId, List<FieldValue>> table(World world) {
        return world.fieldValues;
    }

    @Override
    FieldValue read(ResultSet row) throws SQLException {
        return new FieldValue(row.getLong("field_id"), Json.value(row, "value"));
    }

    @Override
    Children<FieldValue> children(List<Table.Change<RecordId, List<FieldValue>>> changes) {
        return Children.of(changes, FieldValue::fieldId, FieldValue::fieldId, value -> false);
    }

    @Override
    Columns<Child<FieldValue>> keys(List<Child<FieldValue>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.owner().account())
                .longs("person_id", r -> r.owner().id())
                .longs("field_id", r -> r.value().fieldId());
    }

    @Override
    Columns<Child<FieldValue>> rows(List<Child<FieldValue>> rows) {
        return keys(rows).json("value", r -> r.value().value());
    }
}
