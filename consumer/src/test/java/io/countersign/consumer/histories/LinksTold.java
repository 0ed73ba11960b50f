package io.countersign.consumer.histories;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the whole of a record tells of the records that it is linked to. */
final class LinksTold {
    private final Account account;

    LinksTold(Account account) {
        this.account = account;
    }

    void links(Holding record, ObjectNode resource) {
        switch (record.ref.kind()) {
            case "organization" -> people(record, resource.putArray("people"));
            case "household" -> members(record, resource.putArray("people"));
            default -> {
                collaborations(record, resource.putArray("collaborations"));
                resource.set("household", home(record));
                cares(record, resource.putArray("contact_assignments"));
                fields(record, resource.putArray("custom_fields"));
            }
        }
    }

    private void cares(Holding person, ArrayNode cares) {
        long own = person.ref.id();
        account.cares.forEach((id, care) -> {
            if (care.isWith(own)) {
                ObjectNode told = cares.addObject().put("id", id);
                boolean cared = care.person() == own;
                told.putObject(cared ? "assigned_to" : "person").put("id", cared ? care.assignedTo() : care.person());
                if (care.organization() == null) {
                    told.putNull("organization");
                } else {
                    told.putObject("organization").put("id", care.organization());
                }
            }
        });
    }

    /** What is archived is not told. */
    private void fields(Holding person, ArrayNode fields) {
        for (Definitions.Question field : account.definitions.fields()) {
            JsonNode value = person.fields.get(field.id());
            if (value != null && !field.archived()) {
                fields.addObject().put("id", field.id()).put("key", field.key()).set("value", value);
            }
        }
    }

    private void people(Holding organization, ArrayNode people) {
        account.links.forEach((link, role) -> {
            if (link.organization() == organization.ref.id()) {
                person(people, link.person(), role);
            }
        });
    }

    private void members(Holding household, ArrayNode people) {
        account.homes.forEach((person, home) -> {
            if (home.household() == household.ref.id()) {
                person(people, person, home.role());
            }
        });
    }

    private void person(ArrayNode people, long id, Map<String, JsonNode> role) {
        Holding person = account.records.get(Ref.person(id));
        ObjectNode told = people.addObject().put("id", id).put("import_id", person.importId);
        told.put("first_name", person.text("first_name")).put("last_name", person.text("last_name"));
        role.forEach(told.putObject("collaboration")::set);
    }

    private void collaborations(Holding person, ArrayNode collaborations) {
        account.links.forEach((link, role) -> {
            if (link.person() == person.ref.id()) {
                Holding organization = account.records.get(Ref.organization(link.organization()));
                ObjectNode told = collaborations.addObject();
                told.putObject("organization")
                        .put("id", link.organization())
                        .put("import_id", organization.importId)
                        .put("name", organization.text("name"));
                role.forEach(told::set);
            }
        });
    }

    private ObjectNode home(Holding person) {
        Account.Home home = account.homes.get(person.ref.id());
        if (home == null) {
            return null;
        }
        Holding household = account.records.get(Ref.household(home.household()));
        ObjectNode told = Json.NODES
                .objectNode()
                .put("id", household.ref.id())
                .put("import_id", household.importId)
                .put("name", household.text("name"))
                .put("phone", household.mainContact("PhoneNumber"))
                .put("fax", household.mainContact("Fax"));
        told.set("address", household.mainAddress());
        home.role().forEach(told::set);
        return told;
    }
}
