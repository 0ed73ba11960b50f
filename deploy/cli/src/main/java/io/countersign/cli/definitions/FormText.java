package io.countersign.cli.definitions;

import io.countersign.cli.output.Format;
import io.countersign.cli.output.Table;
import io.countersign.consumer.definitions.Applied;
import io.countersign.consumer.definitions.FormRows;
import io.countersign.consumer.domain.FormDefinition;
import io.countersign.consumer.domain.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Forms as they are printed. */
final class FormText {
    private FormText() {}

    static Table applied(List<Applied<FormDefinition>> applied) {
        Table table = new Table("change", "id", "name", "contexts", "inputs");
        for (Applied<FormDefinition> one : applied) {
            FormDefinition form = one.definition();
            table.row(
                    one.change().name().toLowerCase(Locale.ROOT),
                    form.id(),
                    form.name(),
                    String.join(",", contexts(form)),
                    form.inputs().size());
        }
        return table;
    }

    static Table table(List<FormDefinition> forms) {
        Table table = new Table("id", "name", "locale", "contexts", "inputs");
        for (FormDefinition form : forms) {
            String locale = form.locale();
            table.row(
                    form.id(),
                    form.name(),
                    locale == null ? "" : locale,
                    String.join(",", contexts(form)),
                    form.inputs().size());
        }
        return table;
    }

    static Map<String, Object> members(FormDefinition form, Format format) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", form.id());
        members.put("name", form.name());
        members.put("locale", form.locale());
        members.put("contexts", contexts(form));
        if (format == Format.JSON) {
            members.put("inputs", FormRows.inputs(form.inputs()));
        } else {
            int number = 1;
            for (FormDefinition.Input input : form.inputs()) {
                members.put("input_" + number++, line(input));
            }
        }
        return members;
    }

    private static String line(FormDefinition.Input input) {
        String values =
                input.values().stream().map(FormDefinition.Option::value).collect(Collectors.joining(", "));
        return input.key() + " " + input.type().text() + (input.mandatory() ? ", mandatory" : "")
                + (values.isEmpty() ? "" : ": " + values);
    }

    private static List<String> contexts(FormDefinition form) {
        return form.contexts().stream().sorted().map(Kind::text).toList();
    }
}
