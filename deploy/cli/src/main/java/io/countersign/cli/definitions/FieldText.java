package io.countersign.cli.definitions;

import io.countersign.cli.output.Table;
import io.countersign.consumer.definitions.Applied;
import io.countersign.consumer.domain.CustomField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Custom fields as they are printed. */
final class FieldText {
    private FieldText() {}

    static Table applied(List<Applied<CustomField>> applied) {
        Table table = new Table("change", "id", "key", "type", "mandatory", "archived");
        for (Applied<CustomField> one : applied) {
            CustomField field = one.definition();
            table.row(
                    one.change().name().toLowerCase(Locale.ROOT),
                    field.id(),
                    field.key(),
                    field.type().text(),
                    field.mandatory(),
                    field.archived());
        }
        return table;
    }

    static Table table(List<CustomField> fields) {
        Table table = new Table("id", "key", "label", "type", "mandatory", "archived");
        for (CustomField field : fields) {
            table.row(field.id(), field.key(), field.label(), field.type().text(), field.mandatory(), field.archived());
        }
        return table;
    }

    static Map<String, Object> members(CustomField field) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", field.id());
        members.put("key", field.key());
        members.put("label", field.label());
        members.put("type", field.type().text());
        members.put("choices", field.choices());
        members.put("mandatory", field.mandatory());
        members.put("archived", field.archived());
        return members;
    }
}
