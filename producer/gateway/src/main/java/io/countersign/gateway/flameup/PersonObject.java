package io.countersign.gateway.flameup;

import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckResult;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A person as Flameup shows one: both of the shapes that its documentation has, in one object. */
final class PersonObject {
    private static final Set<String> SPLIT = Set.of("locale", "timezone");
    private static final Set<AckResult> CHANGED = Set.of(AckResult.CREATED, AckResult.UPDATED, AckResult.MERGED);
    private static final Map<String, String> CONTACTS = Map.of("email", "Email", "phone", "PhoneNumber");

    private PersonObject() {}

    /** What the ack says of the person; only its keys, where the ack has no record of it. */
    static ObjectNode of(Ack ack, @Nullable String workspace) {
        JsonNode resource = ack.payload().resource();
        JsonNode record = resource == null ? NullNode.instance : resource;
        ObjectNode person = JsonNodeFactory.instance.objectNode();
        Long id = ack.payload().id();
        if (id != null) {
            person.put("id", PersonId.of(id));
        }
        person.put("workspace_id", workspace);
        person.put("external_id", ack.payload().importId());
        person.put("userId", ack.payload().importId());
        if (resource != null) {
            describe(person, record);
        }
        if (CHANGED.contains(ack.payload().result())) {
            person.put("updated_at", ack.createdAt().toString());
        }
        if (ack.payload().result() == AckResult.CREATED) {
            person.put("created_at", ack.createdAt().toString());
        }
        return person;
    }

    private static void describe(ObjectNode person, JsonNode record) {
        CONTACTS.forEach((name, type) -> person.put(name, mainContact(record, type)));
        for (String name : new String[] {"first_name", "last_name", "avatar_url", "status"}) {
            person.set(name, value(record, name));
        }
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        record.path("traits").forEachEntry((name, value) -> {
            if (!SPLIT.contains(name)) {
                attributes.set(name, value);
            }
        });
        for (String name : SPLIT) {
            JsonNode whole = record.path("traits").path(name);
            person.set(name, whole.isMissingNode() ? value(record, name) : whole);
        }
        person.set("attributes", attributes);
        person.set("traits", traits(person, attributes));
    }

    private static ObjectNode traits(ObjectNode person, ObjectNode attributes) {
        ObjectNode traits = attributes.deepCopy();
        for (String name : new String[] {"first_name", "last_name", "phone", "avatar_url", "timezone", "locale"}) {
            if (!person.path(name).isNull()) {
                traits.set(name, person.path(name));
            }
        }
        return traits;
    }

    private static JsonNode value(JsonNode record, String name) {
        JsonNode value = record.path(name);
        return value.isMissingNode() ? NullNode.instance : value;
    }

    /** The main one of its type, else the first. */
    private static @Nullable String mainContact(JsonNode record, String type) {
        String first = null;
        for (JsonNode contact : record.path("contact_informations")) {
            if (contact.path("type").asString("").equals(type)) {
                String info = contact.path("info").asString("");
                if (contact.path("main").asBoolean(false)) {
                    return info;
                }
                first = first == null ? info : first;
            }
        }
        return first;
    }
}
