package io.countersign.consumer.histories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that the model knows of an account; copied before each message and put back if that fails. */
final class Account {
    /** A link between a person and an organization. */
    record Link(long organization, long person) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            return organization != other.organization
                    ? Long.compare(organization, other.organization)
                    : Long.compare(person, other.person);
        }
    }

    /** An import_id in the form in which it is compared. */
    record Name(String kind, String folded) {}

    /** One source's statements about one subject. */
    record Voice(Ref subject, int source) {}

    /** The very words of a source. */
    record Words(int source, String words) {}

    final Map<Ref, Holding> records = new TreeMap<>();
    final Map<Long, Category> categories = new TreeMap<>();
    final Map<Link, Map<String, JsonNode>> links = new TreeMap<>();
    final Map<Voice, String> newest = new HashMap<>();
    final Map<Words, Answer> firsts = new HashMap<>();
    final Map<Words, Long> nameless = new HashMap<>();
    final Map<Long, Long> merges = new TreeMap<>();
    final Map<Ref, String> deleted = new TreeMap<>();
    final Map<Name, Released> released = new HashMap<>();
    Ids ids = new Ids();
    int generatedNames;

    Account copy() {
        Account copy = new Account();
        records.forEach((ref, record) -> copy.records.put(ref, record.copy()));
        copy.categories.putAll(categories);
        links.forEach((link, role) -> copy.links.put(link, new TreeMap<>(role)));
        copy.newest.putAll(newest);
        copy.firsts.putAll(firsts);
        copy.nameless.putAll(nameless);
        copy.merges.putAll(merges);
        copy.deleted.putAll(deleted);
        released.forEach((name, by) -> copy.released.put(name, by.copy()));
        copy.ids = ids.copy();
        copy.generatedNames = generatedNames;
        return copy;
    }

    /** Stands for a generated import_id, which nobody can foretell. */
    String generatedName() {
        return "~" + ++generatedNames;
    }

    /** The record of the id, or else of the import_id; who became one with another is found as that one. */
    Holding find(String kind, Long id, String importId) {
        if (id != null) {
            return of(kind).filter(record -> record.ref.id() == id || record.formerIds.contains(id))
                    .findFirst()
                    .orElse(null);
        }
        return importId == null ? null : named(kind, importId);
    }

    Holding named(String kind, String importId) {
        return of(kind).filter(record -> record.isNamed(importId)).findFirst().orElse(null);
    }

    Stream<Holding> people() {
        return of("person");
    }

    /** A record gives a name up; what was said of it until now stays known under that name. */
    void release(Ref holder, String name) {
        Released by = released.computeIfAbsent(new Name(holder.kind(), Json.folded(name)), n -> Released.never());
        by.by(holder, deleted.getOrDefault(holder, ""));
        newest.forEach((voice, issuedAt) -> {
            if (voice.subject().equals(holder)) {
                by.statements().merge(voice.source(), issuedAt, Merging::later);
            }
        });
    }

    /** The whole of a record, with its category and its links to others. */
    ObjectNode resource(Holding record) {
        ObjectNode resource = record.resource();
        resource.set(
                "category",
                record.category == null ? null : categories.get(record.category).resource());
        ArrayNode people = Json.NODES.arrayNode();
        ArrayNode collaborations = Json.NODES.arrayNode();
        links.forEach((link, role) -> {
            Holding person = records.get(Ref.person(link.person()));
            Holding organization = records.get(Ref.organization(link.organization()));
            if (link.organization() == record.ref.id() && record.ref.kind().equals("organization")) {
                ObjectNode told = people.addObject().put("id", link.person()).put("import_id", person.importId);
                told.put("first_name", person.text("first_name")).put("last_name", person.text("last_name"));
                role.forEach(told.putObject("collaboration")::set);
            } else if (link.person() == record.ref.id() && record.ref.kind().equals("person")) {
                ObjectNode told = collaborations.addObject();
                told.putObject("organization")
                        .put("id", link.organization())
                        .put("import_id", organization.importId)
                        .put("name", organization.text("name"));
                role.forEach(told::set);
            }
        });
        if (record.ref.kind().equals("person")) {
            resource.putNull("household");
            resource.putArray("contact_assignments");
            resource.putArray("custom_fields");
        }
        boolean isOrganization = record.ref.kind().equals("organization");
        resource.set(isOrganization ? "people" : "collaborations", isOrganization ? people : collaborations);
        return resource;
    }

    /** The rows of all tables. */
    Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        rows.put("people", sorted(of("person").map(Holding::row)));
        rows.put("organizations", sorted(of("organization").map(Holding::row)));
        rows.put("households", sorted(of("household").map(Holding::row)));
        rows.put("categories", sorted(categories.values().stream().map(Category::row)));
        rows.put("contact_informations", sorted(records.values().stream().flatMap(r -> owned(r, r.contacts))));
        rows.put("addresses", sorted(records.values().stream().flatMap(r -> owned(r, r.addresses))));
        rows.put("form_answers", sorted(records.values().stream().flatMap(Account::answers)));
        rows.put("collaborations", sorted(links.entrySet().stream().map(link -> role(link.getKey(), link.getValue()))));
        rows.put(
                "usernames",
                sorted(of("person").filter(p -> p.text("username") != null).map(Account::username)));
        rows.put("person_aliases", sorted(people().flatMap(Holding::aliases)));
        rows.put(
                "merges",
                sorted(merges.entrySet().stream()
                        .map(merge -> Json.NODES
                                .objectNode()
                                .put("loser_id", merge.getKey())
                                .put("survivor_id", merge.getValue()))));
        return rows;
    }

    private Stream<Holding> of(String kind) {
        return records.values().stream().filter(r -> r.ref.kind().equals(kind));
    }

    private static List<String> sorted(Stream<ObjectNode> rows) {
        return rows.map(Json::canonical).sorted().toList();
    }

    private static Stream<ObjectNode> owned(Holding owner, List<Item> items) {
        return items.stream().map(item -> owned(owner, item.json()));
    }

    private static ObjectNode owned(Holding owner, ObjectNode row) {
        for (String kind : List.of("person", "organization", "household")) {
            row.put(kind + "_id", owner.ref.kind().equals(kind) ? owner.ref.id() : null);
        }
        return row;
    }

    private static Stream<ObjectNode> answers(Holding owner) {
        return owner.forms.entrySet().stream().map(form -> {
            ObjectNode row = Json.NODES.objectNode().put("form_id", form.getKey());
            row.set("data", form.getValue());
            return owned(owner, row);
        });
    }

    private static ObjectNode role(Link link, Map<String, JsonNode> role) {
        ObjectNode row = Json.NODES
                .objectNode()
                .put("organization_id", link.organization())
                .put("person_id", link.person());
        role.forEach(row::set);
        return row;
    }

    private static ObjectNode username(Holding person) {
        return Json.NODES
                .objectNode()
                .put("username_key", Json.folded(person.text("username")))
                .put("person_id", person.ref.id());
    }
}
