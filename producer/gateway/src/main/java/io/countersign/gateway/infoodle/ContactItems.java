package io.countersign.gateway.infoodle;

import io.countersign.schema.json.JsonLimits;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code email}, {@code phone} and {@code cell} into contacts of one type. */
final class ContactItems implements Property.Reader {
    private static final String EMAIL = "Email";

    /** Begins the names of the traits that keep which e-mail addresses are not active. */
    private static final String INACTIVE = "inactive_email:";

    /** No member of a message has a longer name. */
    private static final int LONGEST_TRAIT = JsonLimits.defaults().maxNameLength();

    private static final Map<String, String> MEMBERS = Map.of("id", "id", "type", "label", "value", "info");

    private final String type;
    private final Map<String, Format> formats;

    /** For contacts of a type of the messages. */
    ContactItems(String type) {
        this.type = type;
        Map<String, Format> readable =
                new HashMap<>(Map.of("id", Format::integer, "type", Format::text, "value", Format::text));
        if (type.equals(EMAIL)) {
            readable.put("active", Format::flag);
        }
        this.formats = Map.copyOf(readable);
    }

    @Override
    public void read(JsonNode list, String fieldname, Draft draft) {
        Items.each(list, fieldname, draft, (item, name) -> read(item, name, draft));
    }

    private void read(ObjectNode item, String name, Draft draft) {
        Map<String, JsonNode> members = Items.members(item, name, formats, draft);
        Items.demand(item, name, "value", draft);
        JsonNode active = members.remove("active");
        JsonNode value = members.get("value");
        if (value == null || value.isNull()) {
            return;
        }
        ObjectNode contact = item.objectNode().put("type", type);
        String pointer = draft.add("contact_informations", contact, name + ".value");
        members.forEach(place(contact, pointer, name, draft));
        if (active != null) {
            activate(active, contact, value.stringValue(), name, draft);
        }
    }

    private static BiConsumer<String, JsonNode> place(ObjectNode contact, String pointer, String name, Draft draft) {
        return (member, value) -> {
            String theirs = MEMBERS.getOrDefault(member, member);
            contact.set(theirs, value);
            draft.fieldnames().add(pointer + "/" + theirs, name + "." + member);
        };
    }

    /** Contacts have no such flag, so it is kept beside them; one that is not active is no main one at least. */
    private static void activate(JsonNode active, ObjectNode contact, String address, String name, Draft draft) {
        String trait = INACTIVE + address.strip().toLowerCase(Locale.ROOT);
        String fieldname = name + ".active";
        boolean inactive = active.isBoolean() && !active.booleanValue();
        boolean isName = trait.length() <= LONGEST_TRAIT;
        if (inactive && !isName) {
            draft.wrong(fieldname, "Cannot be kept for so long an address");
        } else if (inactive) {
            contact.put("main", false);
            draft.put("/traits", trait, fieldname, BooleanNode.TRUE);
        } else if (isName) {
            draft.clear("/traits", trait, fieldname);
        }
    }
}
