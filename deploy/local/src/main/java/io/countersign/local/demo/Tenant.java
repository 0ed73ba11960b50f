package io.countersign.local.demo;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An account with the one source that writes to it, and what it should hold. */
final class Tenant {
    private final String account;
    private final PrivateKey key;
    private final List<Subject> people = new ArrayList<>();
    private final List<Subject> organizations = new ArrayList<>();
    private final Set<String> categories = new HashSet<>();

    Tenant(String account, PrivateKey key) {
        this.account = account;
        this.key = key;
    }

    String account() {
        return account;
    }

    PrivateKey key() {
        return key;
    }

    /** The people with messages of their own. */
    List<Subject> people() {
        return people;
    }

    List<Subject> organizations() {
        return organizations;
    }

    /** A subject that was not known before. */
    Subject add(ObjectNode payload) {
        Subject subject = new Subject(payload.get("import_id").stringValue());
        (isPerson(payload) ? people : organizations).add(subject);
        return subject;
    }

    /** Takes what had to be applied into account. */
    void apply(Subject subject, ObjectNode payload, Bytes signed) {
        subject.apply(payload, signed);
        noteCategory(payload, isPerson(payload) ? "person" : "organization");
        payload.path("people").forEach(person -> noteCategory(person, "person"));
    }

    private void noteCategory(JsonNode payload, String kind) {
        if (payload.has("category")) {
            categories.add(kind + " " + payload.get("category").get("name_en").stringValue());
        }
    }

    private static boolean isPerson(ObjectNode payload) {
        return payload.get("type").stringValue().equals("people:upsert");
    }

    Stream<Subject> allPeople() {
        return Stream.concat(people.stream(), organizations.stream().flatMap(o -> o.people().stream()));
    }

    int categories() {
        return categories.size();
    }

    int contacts() {
        return Stream.concat(allPeople(), organizations.stream())
                .mapToInt(Subject::contacts)
                .sum();
    }
}
