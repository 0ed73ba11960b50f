package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A person, an organization or a household as the model has it, with what belongs to it. */
final class Holding {
    final Ref ref;
    final Map<String, JsonNode> values = new TreeMap<>();
    final List<Item> contacts = new ArrayList<>();
    final List<Item> addresses = new ArrayList<>();
    final Map<Long, JsonNode> forms = new TreeMap<>();
    final Map<Long, JsonNode> fields = new TreeMap<>();
    final Set<String> furtherNames = new TreeSet<>();
    final Set<Long> formerIds = new TreeSet<>();
    String importId;
    boolean generated;
    Long category;

    Holding(Ref ref, String importId, boolean generated) {
        this.ref = ref;
        this.importId = importId;
        this.generated = generated;
        values.putAll(Attributes.initial(ref.kind()));
    }

    Holding copy() {
        Holding copy = new Holding(ref, importId, generated);
        copy.category = category;
        copy.values.putAll(values);
        copy.contacts.addAll(Item.copy(contacts));
        copy.addresses.addAll(Item.copy(addresses));
        copy.forms.putAll(forms);
        copy.fields.putAll(fields);
        copy.furtherNames.addAll(furtherNames);
        copy.formerIds.addAll(formerIds);
        return copy;
    }

    /** All import_ids that find it. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(furtherNames);
        names.add(importId);
        return names;
    }

    boolean isNamed(String name) {
        return names().stream().anyMatch(own -> Json.folded(own).equals(Json.folded(name)));
    }

    String text(String attribute) {
        JsonNode value = values.get(attribute);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** The main contact of the type; null where there is none. */
    String mainContact(String type) {
        return contacts.stream()
                .filter(contact -> contact.isMain() && type.equals(contact.text("type")))
                .map(contact -> contact.text("info"))
                .findFirst()
                .orElse(null);
    }

    /** What the main address says; null where there is none. */
    ObjectNode mainAddress() {
        return addresses.stream()
                .filter(Item::isMain)
                .map(address -> address.json().without(List.of("id", "main")))
                .findFirst()
                .orElse(null);
    }

    /** The row of its table. */
    ObjectNode row() {
        ObjectNode row = Json.NODES
                .objectNode()
                .put("id", ref.id())
                .put("import_id", importId)
                .put("import_generated", generated)
                .put("category_id", category);
        values.forEach(row::set);
        return row;
    }

    /** The rows of its further names. */
    Stream<ObjectNode> aliases() {
        Stream<ObjectNode> names = furtherNames.stream().map(name -> alias().put("import_id", name));
        return Stream.concat(names, formerIds.stream().map(id -> alias().put("former_id", id)));
    }

    /** The rows of its custom fields. */
    Stream<ObjectNode> fieldRows() {
        return fields.entrySet().stream().map(field -> {
            ObjectNode row = Json.NODES.objectNode().put("person_id", ref.id()).put("field_id", field.getKey());
            row.set("value", field.getValue());
            return row;
        });
    }

    private ObjectNode alias() {
        return Json.NODES
                .objectNode()
                .put("person_id", ref.id())
                .putNull("import_id")
                .putNull("former_id");
    }

    /** The record in the members of the message that writes it. */
    ObjectNode resource() {
        ObjectNode resource = Json.NODES.objectNode().put("id", ref.id()).put("import_id", importId);
        values.forEach(resource::set);
        resource.set("contact_informations", array(contacts));
        resource.set("addresses", array(addresses));
        ArrayNode answers = resource.putArray("forms");
        forms.forEach((form, data) -> answers.addObject().put("id", form).set("data", data));
        return resource;
    }

    private static ArrayNode array(List<Item> items) {
        ArrayNode array = Json.NODES.arrayNode();
        items.stream().sorted(Comparator.comparing(Item::id)).forEach(item -> array.add(item.json()));
        return array;
    }
}
