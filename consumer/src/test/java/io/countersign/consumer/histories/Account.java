package io.countersign.consumer.histories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
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

    /** The place of a person in the household that it lives in. */
    record Home(long household, Map<String, JsonNode> role) {}

    /** A person in the care of another, in an organization or in none. */
    record Care(long person, long assignedTo, Long organization) {
        boolean isWith(long someone) {
            return person == someone || assignedTo == someone;
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
    final Map<Long, Home> homes = new TreeMap<>();
    final Map<Long, Care> cares = new TreeMap<>();
    final Map<Voice, String> newest = new HashMap<>();
    final Map<Words, Answer> firsts = new HashMap<>();
    final Map<Words, Long> nameless = new HashMap<>();
    final Map<Long, Long> merges = new TreeMap<>();
    final Map<Ref, String> deleted = new TreeMap<>();
    final Set<Ref> erased = new TreeSet<>();
    final Map<Name, Released> released = new HashMap<>();
    Definitions definitions = Definitions.NONE;
    Ids ids = new Ids();
    int generatedNames;

    Account copy() {
        Account copy = new Account();
        records.forEach((ref, record) -> copy.records.put(ref, record.copy()));
        copy.categories.putAll(categories);
        links.forEach((link, role) -> copy.links.put(link, new TreeMap<>(role)));
        homes.forEach((person, home) -> copy.homes.put(person, new Home(home.household(), new TreeMap<>(home.role()))));
        copy.cares.putAll(cares);
        copy.definitions = definitions;
        copy.newest.putAll(newest);
        copy.firsts.putAll(firsts);
        copy.nameless.putAll(nameless);
        copy.merges.putAll(merges);
        copy.deleted.putAll(deleted);
        copy.erased.addAll(erased);
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

    /** The record that another one refers to: all keys must find it. */
    Holding referred(String kind, JsonNode key) {
        String importId = Wording.content(key, "import_id");
        Holding found = find(kind, Writing.id(key), importId);
        return found == null || importId == null || found.isNamed(importId) ? found : null;
    }

    /** The number of an assignment that says just that; null where there is none. */
    Long numberOf(Care care) {
        return cares.entrySet().stream()
                .filter(other -> other.getValue().equals(care))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
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
        new LinksTold(this).links(record, resource);
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
        rows.put("household_members", sorted(homes.entrySet().stream().map(Account::home)));
        rows.put("contact_assignments", sorted(cares.entrySet().stream().map(Account::care)));
        rows.put("custom_field_values", sorted(people().flatMap(Holding::fieldRows)));
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
                                .put("survivor_id", merge.getValue())
                                .put("forgotten", erased.contains(Ref.person(merge.getKey()))))));
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

    private static ObjectNode home(Map.Entry<Long, Home> home) {
        ObjectNode row = Json.NODES
                .objectNode()
                .put("person_id", home.getKey())
                .put("household_id", home.getValue().household());
        home.getValue().role().forEach(row::set);
        return row;
    }

    private static ObjectNode care(Map.Entry<Long, Care> care) {
        return Json.NODES
                .objectNode()
                .put("id", care.getKey())
                .put("person_id", care.getValue().person())
                .put("assigned_to_id", care.getValue().assignedTo())
                .put("organization_id", care.getValue().organization());
    }

    private static ObjectNode username(Holding person) {
        return Json.NODES
                .objectNode()
                .put("username_key", Json.folded(person.text("username")))
                .put("person_id", person.ref.id());
    }
}
