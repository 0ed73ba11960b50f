package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a message whatever the account holds, as far as random messages get it wrong. */
final class Wording {
    private final List<String> problems = new ArrayList<>();

    private Wording() {}

    static List<String> problems(ObjectNode message) {
        Wording wording = new Wording();
        switch (message.path("type").stringValue()) {
            case "people:upsert" -> wording.subject(message);
            case "organizations:upsert" -> wording.organization(message);
            case "households:upsert" -> wording.household(message);
            case "form:fill" -> wording.subjectOfForm(message);
            case "contact_assignment:upsert" -> wording.assignment(message);
            case "person:query", "organization:query", "household:query" -> wording.named(message);
            case "person:delete", "organization:delete", "household:delete" -> wording.deletion(message);
            default -> {
                // A query for a list has nothing that random messages get wrong.
            }
        }
        return List.copyOf(new TreeSet<>(wording.problems));
    }

    private void organization(JsonNode message) {
        boolean wizard = "wizard".equals(content(message, "status"));
        boolean changesStatus = message.has("status");
        boolean unnamed = isNameless(message)
                ? content(message, "name") == null && !wizard
                : isCleared(message, "name") && changesStatus && !wizard;
        if (unnamed) {
            problems.add("required /name");
        }
        if ("inactive".equals(content(message, "status")) && isCleared(message, "reason")) {
            problems.add("required /reason");
        }
        belongings("", message);
        people(message);
    }

    private void household(JsonNode message) {
        if (isCleared(message, "name") || (isNameless(message) && !message.has("name"))) {
            problems.add("required /name");
        }
        belongings("", message);
        people(message);
    }

    private void named(JsonNode query) {
        if (isNameless(query)) {
            problems.add("required /id");
        }
    }

    private void subjectOfForm(JsonNode message) {
        if (isNameless(message.path("subject"))) {
            problems.add("required /subject");
        }
    }

    private void assignment(JsonNode message) {
        keys("", message, List.of("person", "assigned_to", "organization"));
        if (!message.path("id").isNumber()) {
            require("", message, "assigned_to");
        }
    }

    private void assignments(String at, JsonNode items) {
        unique(at, items);
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            boolean both = item.has("person") && item.has("assigned_to");
            boolean neither = !item.has("person") && !item.has("assigned_to");
            if (both) {
                problems.add("conflict " + at + "/" + i);
            } else if (neither && !item.path("id").isNumber()) {
                problems.add("required " + at + "/" + i);
            }
            keys(at + "/" + i, item, List.of("person", "assigned_to", "organization"));
        }
    }

    private void keys(String at, JsonNode item, List<String> members) {
        for (String member : members) {
            if (item.path(member).isObject() && isNameless(item.path(member))) {
                problems.add("required " + at + "/" + member);
            }
        }
    }

    private void fields(String at, JsonNode items) {
        unique(at, items);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String key = content(items.get(i), "key");
            if (key != null && !keys.add(key)) {
                problems.add("duplicate_item " + at + "/" + i);
            }
            if (!items.get(i).path("id").isNumber()) {
                require(at + "/" + i, items.get(i), "key");
            }
            if (!items.get(i).path("delete").booleanValue(false)) {
                require(at + "/" + i, items.get(i), "value");
            }
        }
    }

    private void deletion(JsonNode message) {
        if (isNameless(message)) {
            problems.add("required ");
        }
    }

    private void subject(JsonNode person) {
        person("", person);
        if (!isFindable(person) && mustBeThere(person)) {
            problems.add("required /id");
        }
        JsonNode collaboration = person.path("collaboration");
        if (collaboration.isObject() && isNameless(collaboration.path("organization"))) {
            problems.add("required /collaboration/organization");
        }
    }

    private void people(JsonNode message) {
        unique("/people", message.path("people"));
        Set<String> said = new HashSet<>();
        Set<String> importIds = new HashSet<>();
        boolean main = false;
        for (int i = 0; i < message.path("people").size(); i++) {
            JsonNode person = message.path("people").get(i);
            String importId = content(person, "import_id");
            boolean again = importId != null && !importIds.add(Json.folded(importId));
            if (again || (isNameless(person) && !said.add(Cleaned.text(person)))) {
                problems.add("duplicate_item /people/" + i);
            }
            JsonNode collaboration = person.path("collaboration");
            if (isMain(collaboration)) {
                if (main) {
                    problems.add("conflict /people/" + i + "/collaboration/main");
                }
                main = true;
            }
            person("/people/" + i, person);
        }
    }

    private void person(String at, JsonNode person) {
        boolean bothCleared = isCleared(person, "first_name") && isCleared(person, "last_name");
        boolean unnamed = !isFindable(person)
                && !mustBeThere(person)
                && content(person, "first_name") == null
                && content(person, "last_name") == null;
        if (bothCleared || unnamed) {
            problems.add("required " + at + "/first_name");
        }
        if (isCleared(person.path("household"), "name")) {
            problems.add("required " + at + "/household/name");
        }
        fields(at + "/custom_fields", person.path("custom_fields"));
        assignments(at + "/contact_assignments", person.path("contact_assignments"));
        belongings(at, person);
    }

    private void belongings(String at, JsonNode record) {
        JsonNode category = record.path("category");
        if (category.isObject()
                && !category.path("id").isNumber()
                && content(category, "name_fr") == null
                && content(category, "name_en") == null) {
            problems.add("required " + at + "/category");
        }
        contacts(at + "/contact_informations", record.path("contact_informations"));
        addresses(at + "/addresses", record.path("addresses"));
        forms(at + "/forms", record.path("forms"));
    }

    private void contacts(String at, JsonNode contacts) {
        unique(at, contacts);
        Set<String> types = new HashSet<>();
        for (int i = 0; i < contacts.size(); i++) {
            JsonNode contact = contacts.get(i);
            String type = content(contact, "type");
            String info = content(contact, "info");
            if (!contact.path("id").isNumber()) {
                require(at + "/" + i, contact, "type");
                require(at + "/" + i, contact, "info");
            }
            if (type != null && isMain(contact) && !types.add(type)) {
                problems.add("conflict " + at + "/" + i + "/main");
            }
            if ("Email".equals(type) && info != null && !info.contains("@")) {
                problems.add("wrong_format " + at + "/" + i + "/info");
            }
        }
    }

    private void addresses(String at, JsonNode addresses) {
        unique(at, addresses);
        boolean main = false;
        for (int i = 0; i < addresses.size(); i++) {
            JsonNode address = addresses.get(i);
            boolean named = content(address, "name") != null
                    || content(address, "street1") != null
                    || content(address, "zip") != null;
            if (!named && !address.path("id").isNumber()) {
                problems.add("required " + at + "/" + i);
            }
            if (main && isMain(address)) {
                problems.add("conflict " + at + "/" + i + "/main");
            }
            main |= isMain(address);
        }
    }

    private void forms(String at, JsonNode forms) {
        unique(at, forms);
        for (int i = 0; i < forms.size(); i++) {
            require(at + "/" + i, forms.get(i), "id");
            if (!forms.get(i).path("delete").booleanValue(false)) {
                require(at + "/" + i, forms.get(i), "data");
            }
        }
    }

    private void require(String at, JsonNode item, String member) {
        if (!item.has(member)) {
            problems.add("required " + at + "/" + member);
        }
    }

    private void unique(String at, JsonNode items) {
        Set<JsonNode> ids = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode id = items.get(i).path("id");
            if (id.isNumber() && !ids.add(id)) {
                problems.add("duplicate_item " + at + "/" + i);
            }
        }
    }

    private static boolean isFindable(JsonNode person) {
        return !isNameless(person) || !person.path("match").isEmpty();
    }

    private static boolean mustBeThere(JsonNode person) {
        return "fail".equals(content(person, "on_missing"));
    }

    static boolean isNameless(JsonNode record) {
        return !record.path("id").isNumber() && content(record, "import_id") == null;
    }

    private static boolean isMain(JsonNode item) {
        return item.path("main").booleanValue(false) && !item.path("delete").booleanValue(false);
    }

    private static boolean isCleared(JsonNode record, String member) {
        return record.has(member) && content(record, member) == null;
    }

    /** A text with content, trimmed; null where there is none. */
    static String content(JsonNode record, String member) {
        JsonNode value = record.path(member);
        return value.isString() && !value.stringValue().isBlank()
                ? value.stringValue().strip()
                : null;
    }
}
