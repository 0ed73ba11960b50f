package io.countersign.gateway.flameup;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one message that a body becomes. */
final class PersonPayload {
    private static final Set<String> COLUMNS = Set.of("first_name", "last_name", "avatar_url");
    private static final Set<String> LANGUAGES = Set.of("fr", "en");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final ObjectNode payload =
            JsonNodeFactory.instance.objectNode().put("type", "people:upsert").put("return", "resource");
    private final ObjectNode traits = JsonNodeFactory.instance.objectNode();
    private final ArrayNode contacts = JsonNodeFactory.instance.arrayNode();

    private PersonPayload() {}

    /** Finds the person by userId, else by e-mail address; creates one that is not there. */
    static ObjectNode upsert(PersonBody body) {
        PersonPayload message = new PersonPayload();
        message.payload.put("import_id", body.userId());
        message.say(body);
        return message.payload;
    }

    /** Updates the person that a path names: by UUID, by e-mail address or by userId; creates none. */
    static ObjectNode update(String id, PersonBody body) {
        PersonPayload message = new PersonPayload();
        message.say(body);
        if (PersonId.number(id).isPresent()) {
            message.payload.put("id", PersonId.number(id).getAsLong());
        } else if (id.contains("@")) {
            message.contact("Email", id, false);
            message.payload.putArray("match").add("email");
        } else {
            message.payload.put("import_id", id);
        }
        message.payload.put("on_missing", "fail");
        return message.payload;
    }

    private void say(PersonBody body) {
        if (body.email() != null) {
            contact("Email", body.email(), true);
            payload.putArray("match").add("email");
        }
        if (body.phone() != null) {
            contact("PhoneNumber", body.phone(), true);
        }
        body.traits().forEachEntry(this::trait);
        if (!traits.isEmpty()) {
            payload.set("traits", traits);
        }
    }

    private void contact(String type, @Nullable String info, boolean main) {
        ObjectNode contact = contacts.addObject().put("type", type).put("info", info);
        if (main) {
            contact.put("main", true);
        }
        payload.set("contact_informations", contacts);
    }

    private void trait(String name, JsonNode value) {
        if (COLUMNS.contains(name)) {
            payload.set(name, value);
        } else if (name.equals("locale")) {
            split(name, value, language(value), LANGUAGES.contains(value.asString("")));
        } else if (name.equals("timezone")) {
            boolean known = ZONES.contains(value.asString(""));
            split(name, value, known ? value.asString("") : null, known);
        } else if (!name.equals("phone")) {
            traits.set(name, value);
        }
    }

    /** Fills the column as far as it can hold the value; what it cannot hold stays beside it as a trait. */
    private void split(String name, JsonNode value, @Nullable String column, boolean whole) {
        payload.put(name, column);
        if (whole || value.isNull()) {
            traits.putNull(name);
        } else {
            traits.set(name, value);
        }
    }

    private static @Nullable String language(JsonNode locale) {
        String language =
                Locale.forLanguageTag(locale.asString("").replace('_', '-')).getLanguage();
        return LANGUAGES.contains(language) ? language : null;
    }
}
