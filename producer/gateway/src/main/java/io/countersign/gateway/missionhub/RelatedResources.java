package io.countersign.gateway.missionhub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What belongs to a person, as resource objects by the names of relationships; one that is left out has none. */
final class RelatedResources {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String person;
    private final JsonNode record;
    private final Map<String, List<ObjectNode>> all = new LinkedHashMap<>();

    private RelatedResources(String person, JsonNode record) {
        this.person = person;
        this.record = record;
    }

    /** Of a record with all that belongs to it, as an ack has it. */
    static Map<String, List<ObjectNode>> of(String person, JsonNode record) {
        RelatedResources related = new RelatedResources(person, record);
        if (record.has("contact_informations")) {
            related.contacts();
        }
        if (record.has("addresses")) {
            related.addresses();
        }
        if (record.has("contact_assignments")) {
            related.assignments();
        }
        if (record.has("traits")) {
            related.memberships();
        }
        return related.all;
    }

    private void contacts() {
        List<ObjectNode> emails = list(Relationships.EMAIL_ADDRESSES);
        List<ObjectNode> phones = list(Relationships.PHONE_NUMBERS);
        for (JsonNode contact : record.path("contact_informations")) {
            switch (contact.path("type").asString("")) {
                case "Email" -> {
                    ObjectNode email = resource(emails, "email_address", contact.path("id"));
                    email.set("email", contact.path("info"));
                    email.set("primary", contact.path("main"));
                }
                case "PhoneNumber", "CellNumber" -> {
                    ObjectNode phone = resource(phones, "phone_number", contact.path("id"));
                    phone.set("number", contact.path("info"));
                    phone.set("location", location(contact));
                    phone.set("primary", contact.path("main"));
                }
                default -> {}
            }
        }
        onePrimary(emails);
        onePrimary(phones);
    }

    private static JsonNode location(JsonNode contact) {
        return contact.path("type").asString("").equals("CellNumber")
                ? JSON.stringNode("mobile")
                : contact.path("label");
    }

    /** Exactly one is primary, as on the published server: the first that says so, else the first. */
    private static void onePrimary(List<ObjectNode> resources) {
        Optional<ObjectNode> primary = resources.stream()
                .filter(resource -> resource.path("attributes").path("primary").booleanValue(false))
                .findFirst()
                .or(() -> resources.stream().findFirst());
        resources.forEach(resource -> resource.withObjectProperty("attributes").put("primary", false));
        primary.ifPresent(resource -> resource.withObjectProperty("attributes").put("primary", true));
    }

    private void addresses() {
        List<ObjectNode> addresses = list(Relationships.ADDRESSES);
        for (JsonNode address : record.path("addresses")) {
            ObjectNode attributes = resource(addresses, "address", address.path("id"));
            attributes.set("address_type", address.path("name"));
            attributes.set("address1", address.path("street1"));
            attributes.set("address2", address.path("street2"));
            attributes.set("city", address.path("city"));
            attributes.set("state", address.path("region_code"));
            attributes.set("zip", address.path("zip"));
            attributes.set("country", address.path("country_code"));
        }
    }

    private void assignments() {
        List<ObjectNode> reverse = list(Relationships.REVERSE_CONTACT_ASSIGNMENTS);
        List<ObjectNode> forward = list(Relationships.CONTACT_ASSIGNMENTS);
        for (JsonNode assignment : record.path("contact_assignments")) {
            boolean cared = assignment.path("assigned_to").isObject();
            String other =
                    assignment.path(cared ? "assigned_to" : "person").path("id").asString("");
            ObjectNode attributes = resource(cared ? reverse : forward, "contact_assignment", assignment.path("id"));
            attributes.put("assigned_to_id", cared ? other : person);
            attributes.put("person_id", cared ? person : other);
            JsonNode organization = assignment.path("organization").path("id");
            attributes.put("organization_id", organization.isMissingNode() ? null : organization.asString());
        }
        reverse.forEach(RelatedResources::relate);
        forward.forEach(RelatedResources::relate);
    }

    private void memberships() {
        Map<String, ObjectNode> items = new LinkedHashMap<>();
        Membership.ALL.forEach(kind -> list(kind.relationship()));
        record.path("traits")
                .properties()
                .forEach(entry -> Membership.trait(entry.getKey())
                        .ifPresent(trait -> items.computeIfAbsent(trait.kind().trait(trait.key(), ""), item -> {
                                    JsonNode id = JSON.stringNode(person + "-" + trait.key());
                                    return resource(
                                            list(trait.kind().relationship()),
                                            trait.kind().type(),
                                            id);
                                })
                                .set(trait.attribute(), entry.getValue())));
        Membership.ALL.forEach(kind -> list(kind.relationship()).forEach(RelatedResources::relate));
    }

    private List<ObjectNode> list(String relationship) {
        return all.computeIfAbsent(relationship, name -> new ArrayList<>());
    }

    /** Adds a resource, whose attributes are returned. */
    private static ObjectNode resource(List<ObjectNode> list, String type, JsonNode id) {
        ObjectNode resource = JSON.objectNode();
        list.add(resource);
        return resource.put("type", type).put("id", id.asString()).putObject("attributes");
    }

    /** Attributes that are ids of others are relationships too, which is where clients look for them. */
    private static void relate(ObjectNode resource) {
        ObjectNode relationships = JSON.objectNode();
        resource.path("attributes").properties().forEach(attribute -> {
            if (attribute.getKey().endsWith("_id") && attribute.getValue().isString()) {
                String name = attribute.getKey().substring(0, attribute.getKey().length() - "_id".length());
                String type = name.equals("assigned_to") ? "person" : name;
                relationships
                        .putObject(name)
                        .putObject("data")
                        .put("type", type)
                        .put("id", attribute.getValue().stringValue());
            }
        });
        resource.set("relationships", relationships);
    }
}
