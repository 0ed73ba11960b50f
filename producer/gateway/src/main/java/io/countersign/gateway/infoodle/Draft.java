package io.countersign.gateway.infoodle;

import io.countersign.schema.json.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The message that a call becomes, while it is written. */
final class Draft {
    private final boolean isNew;
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private final Fieldnames fieldnames = new Fieldnames();
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /** Begins a message about a person who is new, or about one whom the community knows. */
    Draft(boolean isNew) {
        this.isNew = isNew;
        payload.put("type", "people:upsert");
    }

    /** The message as far as it is written. */
    ObjectNode payload() {
        return payload;
    }

    /** Where its parts come from. */
    Fieldnames fieldnames() {
        return fieldnames;
    }

    /** Remembers in which order the call has its properties. */
    void inOrderOf(Collection<String> properties) {
        properties.forEach(name -> positions.put(name, positions.size()));
    }

    /** Where in the call a field stands; before all others where the call does not have it. */
    int position(String fieldname) {
        Integer own = positions.get(fieldname);
        return own != null ? own : positions.getOrDefault(fieldname.split("\\[", 2)[0], -1);
    }

    /** What is wrong with the call, as far as the message could not be written for it. */
    List<FieldError> errors() {
        return errors;
    }

    /** Notes that a property is wrong. */
    void wrong(String fieldname, String rule) {
        errors.add(new FieldError(fieldname, rule));
    }

    /** Writes a member that comes from a property. */
    void put(String parent, String member, String fieldname, JsonNode value) {
        object(parent).set(member, value);
        fieldnames.add(Pointers.member(parent, member), fieldname);
    }

    /** Has a member cleared that comes from a property; a person who is new has nothing to clear. */
    void clear(String parent, String member, String fieldname) {
        if (!isNew) {
            put(parent, member, fieldname, NullNode.instance);
        }
    }

    /** Adds an item to a list of the message and returns its pointer. */
    String add(String list, ObjectNode item, String fieldname) {
        int index = payload.withArrayProperty(list).add(item).size() - 1;
        String pointer = Pointers.item("/" + list, index);
        fieldnames.add(pointer, fieldname);
        return pointer;
    }

    private ObjectNode object(String pointer) {
        return pointer.isEmpty() ? payload : payload.withObject(pointer);
    }
}
