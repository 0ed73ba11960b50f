package io.countersign.gateway.missionhub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A person with what belongs to it as a JSON:API document, shaped as the request wants it. */
final class PersonDocument {
    static final String TYPE = "person";

    private final Selection selection;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private PersonDocument(Selection selection) {
        this.selection = selection;
    }

    /**
     * Writes the document.
     *
     * @param record the whole record, as an ack has it
     */
    static ObjectNode of(String id, JsonNode record, Selection selection) {
        PersonDocument document = new PersonDocument(selection);
        document.write(id, record);
        return document.document;
    }

    private void write(String id, JsonNode record) {
        Map<String, List<ObjectNode>> related = RelatedResources.of(id, record);
        ObjectNode person = document.putObject("data").put("type", TYPE).put("id", id);
        person.set("attributes", attributes(record));
        ObjectNode relationships = person.putObject("relationships");
        related.forEach(
                (name, resources) -> linkage(relationships.putObject(name).putArray("data"), resources));
        restrict(person, TYPE);
        person.putObject("links").put("self", MissionHub.PEOPLE + "/" + id);
        ArrayNode included = document.putArray("included");
        related.forEach((name, resources) -> {
            if (selection.include().contains(name)) {
                resources.forEach(resource ->
                        included.add(restrict(resource, resource.path("type").stringValue())));
            }
        });
    }

    private static void linkage(ArrayNode data, List<ObjectNode> resources) {
        for (ObjectNode resource : resources) {
            data.addObject()
                    .put("type", resource.path("type").stringValue())
                    .put("id", resource.path("id").stringValue());
        }
    }

    private static ObjectNode attributes(JsonNode record) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        Stream.of("first_name", "middle_name", "last_name").forEach(name -> attributes.set(name, record.get(name)));
        attributes.put(
                "full_name",
                Stream.of("first_name", "last_name")
                        .map(name -> record.path(name).asString(""))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(" ")));
        attributes.put("gender", gender(record.path("gender").asString("")).orElse(null));
        attributes.set("birth_date", record.get("dob"));
        JsonNode status = record.path("traits").get(PersonAttributes.STUDENT_STATUS);
        attributes.set(PersonAttributes.STUDENT_STATUS, status);
        return attributes;
    }

    private static Optional<String> gender(String ours) {
        return PersonAttributes.GENDERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(ours))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Takes the fields away that are not wanted, and what is empty then. */
    private ObjectNode restrict(ObjectNode resource, String type) {
        for (String member : List.of("attributes", "relationships")) {
            if (resource.get(member) instanceof ObjectNode fields) {
                List.copyOf(fields.propertyNames()).stream()
                        .filter(name -> !selection.has(type, name))
                        .forEach(fields::remove);
                if (fields.isEmpty()) {
                    resource.remove(member);
                }
            }
        }
        return resource;
    }
}
