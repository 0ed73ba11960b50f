package io.countersign.local.demo;

import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the database should hold of a person or organization after the messages so far, told by the messages alone. */
final class Subject {
    private final String importId;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> contacts = new TreeSet<>();
    private final Set<String> addresses = new TreeSet<>();
    private final Set<Long> forms = new TreeSet<>();
    private final Map<String, Subject> people = new LinkedHashMap<>();
    private final List<Bytes> records = new ArrayList<>();
    private @Nullable ObjectNode latest;

    Subject(String importId) {
        this.importId = importId;
    }

    String importId() {
        return importId;
    }

    /** The people who stand inside the organization's messages. */
    List<Subject> people() {
        return List.copyOf(people.values());
    }

    /** Everything that was sent about it and had to be applied. */
    List<Bytes> records() {
        return records;
    }

    /** The payload that was applied last. */
    ObjectNode latest() {
        if (latest == null) {
            throw new IllegalStateException(importId + " has not been stated yet");
        }
        return latest;
    }

    /** Applies a payload that was sent as a record. */
    void apply(ObjectNode payload, Bytes signed) {
        records.add(signed);
        latest = payload;
        apply(payload);
    }

    private void apply(ObjectNode payload) {
        for (String name : List.of("first_name", "last_name", "name", "note")) {
            if (payload.has(name)) {
                texts.put(name, payload.get(name).stringValue());
            }
        }
        for (JsonNode contact : payload.path("contact_informations")) {
            contacts.add(contact.get("type").stringValue() + " "
                    + contact.get("info").stringValue());
        }
        payload.path("addresses")
                .forEach(address -> addresses.add(address.get("name").stringValue()));
        payload.path("forms").forEach(form -> forms.add(form.get("id").longValue()));
        for (JsonNode person : payload.path("people")) {
            people.computeIfAbsent(person.get("import_id").stringValue(), Subject::new)
                    .apply((ObjectNode) person);
        }
    }

    int contacts() {
        return contacts.size();
    }

    /** The person as {@link StoredRecords} words it. */
    String personLine(String account) {
        return line(account, "first_name", "last_name", "note");
    }

    /** The organization as {@link StoredRecords} words it. */
    String organizationLine(String account) {
        return line(account, "name", "note") + "|" + people.size();
    }

    private String line(String account, String... names) {
        Stream<String> stated = Stream.of(names).map(name -> texts.getOrDefault(name, ""));
        Stream<String> counts =
                Stream.of(contacts.size(), addresses.size(), forms.size()).map(String::valueOf);
        return Stream.concat(Stream.of(account, importId), Stream.concat(stated, counts))
                .reduce((left, right) -> left + "|" + right)
                .orElseThrow();
    }
}
