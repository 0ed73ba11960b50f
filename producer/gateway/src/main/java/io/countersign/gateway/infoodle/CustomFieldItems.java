package io.countersign.gateway.infoodle;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code customfields}; what their values must be, only the account's definitions know. */
final class CustomFieldItems implements Property.Reader {
    private static final Map<String, Format> FORMATS = Map.of("id", Format::integer, "value", value -> value);

    @Override
    public void read(JsonNode list, String fieldname, Draft draft) {
        Items.each(list, fieldname, draft, (item, name) -> read(item, name, draft));
    }

    private static void read(ObjectNode item, String name, Draft draft) {
        Map<String, JsonNode> members = Items.members(item, name, FORMATS, draft);
        Items.demand(item, name, "id", draft);
        if (!item.has("value")) {
            draft.wrong(name + ".value", FieldError.MANDATORY);
        }
        if (members.size() < FORMATS.size()) {
            return;
        }
        ObjectNode field = item.objectNode();
        String pointer = draft.add("custom_fields", field, name + ".id");
        members.forEach((member, value) -> {
            field.set(member, value);
            draft.fieldnames().add(pointer + "/" + member, name + "." + member);
        });
    }
}
