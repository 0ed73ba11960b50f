package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.FormDefinition;
import io.countersign.consumer.domain.InputType;
import io.countersign.consumer.domain.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads forms from the database, and writes the column that holds their inputs. */
public final class FormRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private FormRows() {}

    /** The form of a row that has all columns of form_definitions. */
    public static FormDefinition read(ResultSet row) throws SQLException {
        return new FormDefinition(
                row.getLong("id"),
                row.getString("name"),
                row.getString("locale"),
                Stream.of((String[]) row.getArray("contexts").getArray())
                        .map(Kind::of)
                        .collect(Collectors.toUnmodifiableSet()),
                JSON.readTree(row.getString("inputs"))
                        .valueStream()
                        .map(FormRows::input)
                        .toList());
    }

    private static FormDefinition.Input input(JsonNode json) {
        return new FormDefinition.Input(
                json.path("key").asString(),
                InputType.of(json.path("type").asString()),
                json.path("label").asString(),
                json.path("mandatory").asBoolean(),
                json.path("values").valueStream().map(FormRows::option).toList());
    }

    private static FormDefinition.Option option(JsonNode json) {
        return new FormDefinition.Option(
                json.path("label").asString(),
                json.path("value").asString(),
                json.path("shortcut").asString(null));
    }

    /** The inputs as JSON. */
    public static ArrayNode inputs(List<FormDefinition.Input> inputs) {
        ArrayNode array = JSON.createArrayNode();
        for (FormDefinition.Input input : inputs) {
            ObjectNode json = array.addObject()
                    .put("key", input.key())
                    .put("type", input.type().text())
                    .put("label", input.label())
                    .put("mandatory", input.mandatory());
            if (input.type().answers().hasChoices()) {
                input.values().forEach(value -> option(json.withArray("values").addObject(), value));
            }
        }
        return array;
    }

    private static void option(ObjectNode json, FormDefinition.Option option) {
        json.put("label", option.label()).put("value", option.value());
        if (option.shortcut() != null) {
            json.put("shortcut", option.shortcut());
        }
    }
}
