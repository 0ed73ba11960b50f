package io.countersign.chaos.load;

import io.countersign.chaos.scene.Keys;
import io.countersign.chaos.scene.Topics;
import io.countersign.producer.SignedRecord;
import io.countersign.producer.SubjectKey;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages that are right, with what they make of the model. */
final class Statements {
    private static final int PEOPLE = 3_000;
    private static final int CROWDED = 20;
    private static final int DATED = 200;
    private static final int ORGANIZATIONS = 300;
    private static final int MEMBERS = 4;
    private static final Duration LATE = Duration.ofHours(2);

    private final Random random;
    private final Keys keys;
    private final Model model;
    private Instant issued = Instant.parse("2026-01-01T00:00:00Z");
    private Instant dated = Instant.EPOCH;
    private long count;

    Statements(Random random, Keys keys, Model model) {
        this.random = random;
        this.keys = keys;
        this.model = model;
    }

    /** Any person, or any of those known already. */
    Person anyone() {
        return model.person("P" + random.nextInt(PEOPLE));
    }

    ObjectNode payload(String type, String importId, Instant at) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", type)
                .put("import_id", importId)
                .put("issued_at", at.toString());
    }

    ObjectNode draft(Person person) {
        return payload("people:upsert", person.importId, next());
    }

    Instant next() {
        issued = issued.plusNanos(1_000);
        return issued;
    }

    String unique(String what) {
        count++;
        return what + " " + count;
    }

    /** Every attribute. */
    Planned whole(Person person, PrivateKey key) {
        ObjectNode payload = draft(person);
        person.firstName = "Jane";
        person.lastName = unique("Doe");
        person.note = unique("stated");
        payload.put("first_name", person.firstName)
                .put("last_name", person.lastName)
                .put("note", person.note);
        email(payload, person);
        return stated("whole person", person, payload, key);
    }

    /** As exact as a message may say it. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A person of the source whose messages must be as fresh as this one is. */
    Planned dated() {
        Person person = model.person("D" + random.nextInt(DATED));
        Instant now = now();
        dated = now.isAfter(dated) ? now : dated.plusNanos(1_000);
        person.lastName = unique("Dated");
        ObjectNode payload = payload("people:upsert", person.importId, dated).put("last_name", person.lastName);
        return stated("dated person", person, payload, keys.dated());
    }

    private void email(ObjectNode payload, Person person) {
        String email = person.importId.toLowerCase(java.util.Locale.ROOT) + "-" + random.nextInt(3) + "@example.org";
        person.emails.add(email);
        payload.withArray("contact_informations")
                .addObject()
                .put("type", "Email")
                .put("info", email);
    }

    /** Some attributes; the rest stays. */
    Planned partial(Person person) {
        if (!person.there) {
            return whole(person, keys.sender());
        }
        ObjectNode payload = draft(person);
        person.lastName = unique("Roe");
        payload.put("last_name", person.lastName);
        if (random.nextBoolean()) {
            person.note = null;
            payload.putNull("note");
        }
        if (random.nextBoolean()) {
            email(payload, person);
        } else if (!person.emails.isEmpty()) {
            String gone = person.emails.iterator().next();
            person.emails.remove(gone);
            payload.withArray("contact_informations")
                    .addObject()
                    .put("type", "Email")
                    .put("info", gone)
                    .put("delete", true);
        }
        return stated("partial person", person, payload, keys.sender());
    }

    private Planned stated(String kind, Person person, ObjectNode payload, PrivateKey key) {
        AckResult result = person.there ? AckResult.UPDATED : AckResult.CREATED;
        person.there = true;
        Planned planned = planned(kind, payload, key, Set.of(result));
        person.records.add(planned);
        return planned;
    }

    Planned deletion(Person person) {
        if (!person.there) {
            return whole(person, keys.sender());
        }
        person.delete();
        ObjectNode payload = payload("person:delete", person.importId, next());
        return planned("deletion", payload, keys.sender(), Set.of(AckResult.DELETED));
    }

    /** Exactly a record that was sent before. */
    Planned copy(Person person) {
        if (person.records.isEmpty()) {
            return whole(person, keys.sender());
        }
        Planned first = person.records.get(random.nextInt(person.records.size()));
        return new Planned("exact copy", first.key(), null, first.value(), Set.of(AckResult.DUPLICATE));
    }

    /** An older statement than those before it. */
    Planned late(Person person) {
        if (!person.there) {
            return whole(person, keys.sender());
        }
        ObjectNode payload = payload("people:upsert", person.importId, next().minus(LATE));
        payload.put("last_name", unique("Late"));
        return planned("late person", payload, keys.sender(), Set.of(AckResult.STALE));
    }

    /** A person whom all partitions speak of at the same time: the time of issue decides. */
    Planned crowded() {
        Person person = model.person("X" + random.nextInt(CROWDED));
        ObjectNode payload = draft(person);
        person.there = true;
        person.firstName = "Crowded";
        person.lastName = unique("Doe");
        payload.put("first_name", person.firstName).put("last_name", person.lastName);
        Planned planned = planned(
                "crowded person",
                payload,
                keys.sender(),
                EnumSet.of(AckResult.CREATED, AckResult.UPDATED, AckResult.STALE));
        return new Planned(planned.kind(), null, random.nextInt(Topics.PARTITIONS), planned.value(), planned.results());
    }

    /** An organization with one of its people. */
    Planned organization() {
        Organization organization = model.organization("O" + random.nextInt(ORGANIZATIONS));
        ObjectNode payload = payload("organizations:upsert", organization.importId, next());
        AckResult result = organization.there ? AckResult.UPDATED : AckResult.CREATED;
        organization.there = true;
        organization.name = unique("Works");
        payload.put("name", organization.name);
        Person member = model.person(organization.importId + "-M" + random.nextInt(MEMBERS));
        organization.members.put(member.importId, member);
        member.there = true;
        member.lastName = unique("Member");
        ObjectNode nested = payload.withArray("people").addObject();
        nested.put("type", "people:upsert")
                .put("import_id", member.importId)
                .put("last_name", member.lastName)
                .putObject("collaboration")
                .put("title", "Member");
        return planned("organization", payload, keys.sender(), Set.of(result));
    }

    Planned ping() {
        ObjectNode payload = JsonMapper.shared().createObjectNode().put("type", "ping");
        payload.put("nonce", unique("ping"));
        return planned("ping", payload, keys.sender(), Set.of(AckResult.PONG));
    }

    static Planned planned(String kind, ObjectNode payload, PrivateKey key, Set<AckResult> results) {
        return new Planned(kind, SubjectKey.of(payload).orElse(null), null, SignedRecord.of(payload, key), results);
    }
}
