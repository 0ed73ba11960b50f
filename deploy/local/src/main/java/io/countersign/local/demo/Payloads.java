package io.countersign.local.demo;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Draws the content of people and organizations. */
final class Payloads {
    private static final List<String> FIRST_NAMES = List.of(
            "Aïcha", "Bo", "Chloé", "Dmitri", "Élise", "Farid", "Grace", "Hiroshi", "Inès", "Jane", "Kofi", "Léa");
    private static final List<String> LAST_NAMES =
            List.of("Abe", "Bélanger", "Côté", "Diallo", "Évrard", "Fortin", "García", "Huỳnh", "Ito", "O'Neil", "Roy");
    private static final List<String> BUSINESSES =
            List.of("Books", "Bakery", "Cycles", "Foundation", "Library", "Printing", "Théâtre", "Water Works");
    private static final List<String> GENDERS = List.of("unknown", "confidential", "man", "woman", "other");
    private static final List<String> CITIES = List.of("Gatineau", "Montréal", "Québec", "Toronto", "Trois-Rivières");
    private static final List<String> GROUPS = List.of("Donor", "Member", "Partner", "Volunteer");

    private final Random random;
    private int count;

    Payloads(Random random) {
        this.random = random;
    }

    /** A whole person with an import_id that no other has. */
    ObjectNode person() {
        ObjectNode person = statement("people:upsert", "P" + ++count);
        fillPerson(person);
        person.put("dob", 1930 + random.nextInt(80) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10));
        addAddress(person);
        return person;
    }

    /** A partial statement about a known person, different from every one before. */
    ObjectNode personChange(String importId) {
        ObjectNode change = statement("people:upsert", importId);
        change.put("last_name", draw(LAST_NAMES) + "-" + draw(LAST_NAMES));
        if (random.nextBoolean()) {
            addContact(change, "CellNumber", phone());
        }
        return change;
    }

    /** A whole organization with up to three people in it. */
    ObjectNode organization() {
        ObjectNode organization = statement("organizations:upsert", "O" + ++count);
        organization.put("name", draw(LAST_NAMES) + " " + draw(BUSINESSES));
        organization.put("split_percentage", random.nextInt(1, 100));
        addContact(organization, "Email", "office" + count + "@example.org");
        addAddress(organization);
        addCategory(organization);
        addForm(organization);
        for (int people = random.nextInt(4); people > 0; people--) {
            addMember(organization, "P" + ++count);
        }
        return organization;
    }

    /** A partial statement about a known organization and, where it has people, one of them. */
    ObjectNode organizationChange(Subject organization) {
        ObjectNode change = statement("organizations:upsert", organization.importId());
        change.put("opening_status", random.nextBoolean() ? "open" : "partially_closed");
        List<Subject> people = organization.people();
        if (people.isEmpty() || random.nextInt(4) == 0) {
            addMember(change, "P" + ++count);
        } else {
            addMember(change, draw(people).importId());
        }
        return change;
    }

    /** The smallest statement that is about nothing known. */
    ObjectNode nobody() {
        ObjectNode nobody = statement("people:upsert", "N" + ++count);
        nobody.put("first_name", draw(FIRST_NAMES));
        return nobody;
    }

    ObjectNode ping() {
        return JsonMapper.shared().createObjectNode().put("type", "ping");
    }

    <T> T draw(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Adds a person without import_id or name. */
    static ObjectNode addBlankMember(ObjectNode organization) {
        return organization.withArray("people").addObject().put("type", "people:upsert");
    }

    private void addMember(ObjectNode organization, String importId) {
        ObjectNode person = addBlankMember(organization);
        person.put("import_id", importId);
        fillPerson(person);
        person.putObject("collaboration").put("title", draw(GROUPS));
    }

    private void fillPerson(ObjectNode person) {
        String first = draw(FIRST_NAMES);
        person.put("first_name", first).put("last_name", draw(LAST_NAMES));
        person.put("gender", draw(GENDERS)).put("locale", random.nextBoolean() ? "fr" : "en");
        addContact(person, "Email", "person" + count + "@example.org");
        addContact(person, "PhoneNumber", phone());
        addCategory(person);
        if (random.nextInt(3) == 0) {
            addForm(person);
        }
    }

    private void addCategory(ObjectNode owner) {
        String name = draw(GROUPS);
        owner.putObject("category").put("name_en", name).put("name_fr", name + " (fr)");
    }

    private void addForm(ObjectNode owner) {
        owner.withArray("forms")
                .addObject()
                .put("id", 1 + random.nextInt(5))
                .putObject("data")
                .put("answer", random.nextInt(1_000_000));
    }

    private void addAddress(ObjectNode owner) {
        owner.withArray("addresses")
                .addObject()
                .put("name", "Office")
                .put("street1", random.nextInt(1, 999) + " Wellington St. W")
                .put("city", draw(CITIES))
                .put("country_code", "CA")
                .put("main", true);
    }

    private static void addContact(ObjectNode owner, String type, String info) {
        owner.withArray("contact_informations")
                .addObject()
                .put("type", type)
                .put("info", info)
                .put("main", true);
    }

    private String phone() {
        return "+1 514 555 " + (1000 + random.nextInt(9000));
    }

    private ObjectNode statement(String type, String importId) {
        return JsonMapper.shared().createObjectNode().put("type", type).put("import_id", importId);
    }
}
