package io.countersign.consumer.histories;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.MERGED;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;

import io.countersign.schema.ack.AckResult;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One message that is told to an account. */
final class Telling {
    private final Account before;
    private final Account account;
    private final int source;
    private final String words;
    private final ObjectNode message;
    private final String kind;
    private final JsonNode key;
    private final List<String> problems = new ArrayList<>();
    private final Writing writing;
    private final Homes homes;

    Telling(Account before, int source, String words, ObjectNode message) {
        this.before = before;
        this.account = before.copy();
        this.source = source;
        this.words = words;
        this.message = message;
        this.kind = kind(message);
        this.key = key(message);
        this.writing = new Writing(account, problems);
        this.homes = new Homes(account, writing, problems);
    }

    /** The kind of the record that a message is about. */
    static String kind(ObjectNode message) {
        String type = message.path("type").stringValue();
        String subject =
                type.equals("form:fill") ? message.path("subject").path("type").stringValue() : type;
        return subject.startsWith("o") ? "organization" : subject.startsWith("h") ? "household" : "person";
    }

    /** What names the record that a message is about. */
    static JsonNode key(ObjectNode message) {
        return switch (message.path("type").stringValue()) {
            case "form:fill" -> message.path("subject");
            case "contact_assignment:upsert" -> message.path("person");
            default -> message;
        };
    }

    /** The account afterwards; of no use where the message has problems. */
    Account after() {
        return account;
    }

    Answer answer() {
        Answer again = again();
        if (again != null) {
            return again;
        }
        Answer answer = switch (message.path("type").stringValue()) {
            case "form:fill" -> filled();
            case "contact_assignment:upsert" -> assigned();
            case "person:delete", "organization:delete", "household:delete" ->
                new Deleting(account, kind, source, message).delete(first());
            default -> upserted();
        };
        if (answer.problems().isEmpty() && answer.result() != DUPLICATE) {
            remember(answer);
        }
        return answer;
    }

    private Answer filled() {
        Holding byId = account.find(kind, Writing.id(key), null);
        Holding byImportId = account.find(kind, null, Wording.content(key, "import_id"));
        if (Writing.id(key) != null && byId == null) {
            problems.add("not_found /subject/id");
        }
        if (Wording.content(key, "import_id") != null && byImportId == null) {
            problems.add("not_found /subject/import_id");
        }
        if (byId != null && byImportId != null && byId != byImportId) {
            problems.add("identity_conflict /subject");
        }
        Holding subject = byId != null ? byId : byImportId;
        new Answering(account.definitions, problems)
                .form("", subject != null ? subject : Writing.unknown(account, kind), message);
        return problems.isEmpty() ? told(subject, result(subject), null) : Answer.invalid(problems);
    }

    private Answer assigned() {
        Holding person = account.referred("person", key);
        Cares cares = new Cares(account, problems);
        ObjectNode item = message.deepCopy().without("person");
        if (person == null) {
            problems.add("not_found /person");
            if (Writing.id(item) == null) {
                cares.put("", Writing.unknown(account, "person").ref.id(), item);
            }
            return Answer.invalid(problems);
        }
        if (cares.isOfAnother(person.ref.id(), item)) {
            return Answer.invalid(List.of("not_found /id"));
        }
        Cares.Outcome outcome = cares.put("", person.ref.id(), item);
        ObjectNode ids = Json.NODES.objectNode();
        if (outcome.id() != null) {
            ids.putArray("contact_assignments").add(outcome.id());
        }
        return problems.isEmpty() ? told(person, outcome.result(), ids) : Answer.invalid(problems);
    }

    private Answer told(Holding subject, AckResult result, ObjectNode ids) {
        boolean whole = message.has("return") && result != DELETED;
        return new Answer(
                result, subject.ref, subject.importId, ids, whole ? account.resource(subject) : null, List.of());
    }

    private Answer upserted() {
        ObjectNode ids = Json.NODES.objectNode();
        Holding subject = writing.upsert("", kind, message, null, ids);
        if (kind.equals("person")) {
            new Links(account, problems).ofPerson(subject, message.path("collaboration"));
            linked("", subject, message, ids);
        }
        if (!message.path("people").isEmpty()) {
            ids.set("people", people(subject));
        }
        return problems.isEmpty() ? told(subject, result(subject), ids) : Answer.invalid(problems);
    }

    private AckResult result(Holding subject) {
        if (writing.isNew(subject)) {
            return CREATED;
        }
        return writing.isMerged(subject) ? MERGED : account.rows().equals(before.rows()) ? UNCHANGED : UPDATED;
    }

    private Answer first() {
        return account.firsts.get(new Account.Words(source, words));
    }

    /** Whether the message has nothing that its subject could be found by. */
    static boolean isAnonymous(JsonNode said) {
        return Wording.isNameless(said) && !Found.isGiven(said);
    }

    /** A statement that was made before, or that its source has overtaken, is not applied. */
    private Answer again() {
        if (isAnonymous(key)) {
            return first() == null ? null : first().as(DUPLICATE);
        }
        String issuedAt = issuedAt();
        if (issuedAt == null) {
            return null;
        }
        Past past = Past.of(account, kind, source, key);
        Found found = Found.of(account, kind, key);
        String newest = past.newest();
        for (Holding record : found.all()) {
            newest = Merging.later(newest, newest(record));
        }
        Holding subject = subject(found);
        String reach = Merging.later(past.newest(), newest(subject));
        if (first() != null && issuedAt.compareTo(Merging.later(newest, reach)) <= 0) {
            return first().as(DUPLICATE);
        }
        if (issuedAt.compareTo(reach) >= 0) {
            return null;
        }
        if (subject != null && (past.holders().isEmpty() || issuedAt.compareTo(past.newest()) > 0)) {
            return Answer.about(subject, STALE);
        }
        Ref former = new Ref(kind, past.holders().last());
        String importId = subject != null && subject.ref.equals(former) ? subject.importId : content("import_id");
        return new Answer(STALE, former, importId, null, null, List.of());
    }

    private Holding subject(Found found) {
        if (Writing.id(key) != null) {
            return found.byId();
        }
        Holding strongest = found.strongest();
        boolean merges =
                strongest == null && Writing.merges(key) && !found.matched().isEmpty();
        return merges ? found.matched().get(0) : strongest;
    }

    private String newest(Holding subject) {
        return subject == null ? "" : account.newest.getOrDefault(new Account.Voice(subject.ref, source), "");
    }

    private void remember(Answer answer) {
        if (issuedAt() != null) {
            account.newest.merge(new Account.Voice(answer.subject(), source), issuedAt(), Merging::later);
        }
        writing.settleReleases();
        if (issuedAt() != null || isAnonymous(key) || answer.result() == DELETED) {
            account.firsts.putIfAbsent(new Account.Words(source, words), answer);
        }
    }

    private String content(String member) {
        return Wording.content(key, member);
    }

    private String issuedAt() {
        return Wording.content(message, "issued_at");
    }

    private record Nested(String at, ObjectNode said, Holding person, ObjectNode ids) {}

    /** Each nested person is a whole upsert; all are there before they are linked. */
    private ArrayNode people(Holding around) {
        List<Nested> people = new ArrayList<>();
        for (int i = 0; i < message.path("people").size(); i++) {
            String at = "/people/" + i;
            ObjectNode person = (ObjectNode) message.path("people").get(i);
            ObjectNode ids = Json.NODES.objectNode();
            Holding written = person(at, around, person, ids);
            people.add(new Nested(at, person, written, ids));
        }
        ArrayNode told = Json.NODES.arrayNode();
        people.forEach(person -> told.add(linked(around, person)));
        return told;
    }

    /** Who became one with another person of the message is told as that one. */
    private ObjectNode linked(Holding around, Nested nested) {
        Holding person = account.find("person", nested.person().ref.id(), null);
        JsonNode collaboration = nested.said().path("collaboration");
        if (kind.equals("household")) {
            homes.put(around.ref.id(), person.ref.id(), collaboration);
        } else {
            new Links(account, problems).put(around.ref.id(), person.ref.id(), collaboration);
        }
        linked(nested.at(), person, nested.said(), nested.ids());
        return nested.ids().put("id", person.ref.id()).put("import_id", person.importId);
    }

    private void linked(String at, Holding person, ObjectNode said, ObjectNode ids) {
        homes.ofPerson(at + "/household", person, said.path("household"), ids);
        new Cares(account, problems).ofPerson(at, person, said.path("contact_assignments"), ids);
    }

    private Holding person(String at, Holding around, ObjectNode person, ObjectNode ids) {
        Account.Words said = isAnonymous(person) ? said(around, person) : null;
        Long before = said == null ? null : account.nameless.get(said);
        Holding known = before == null ? null : account.find("person", before, null);
        Holding written = writing.upsert(at, "person", person, known, ids);
        if (said != null) {
            account.nameless.put(said, written.ref.id());
        }
        return written;
    }

    /** A nested person without a name is the one of whom the same was said before, in the same record. */
    private Account.Words said(Holding around, ObjectNode person) {
        return new Account.Words(source, around.ref + " " + Cleaned.text(person));
    }
}
