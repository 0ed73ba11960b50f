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
    private final List<String> problems = new ArrayList<>();
    private final Writing writing;

    Telling(Account before, int source, String words, ObjectNode message) {
        this.before = before;
        this.account = before.copy();
        this.source = source;
        this.words = words;
        this.message = message;
        this.kind = message.path("type").stringValue().startsWith("pe") ? "person" : "organization";
        this.writing = new Writing(account, problems);
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
        Answer answer = message.path("type").stringValue().endsWith(":delete")
                ? new Deleting(account, kind, message).delete(first())
                : upserted();
        if (answer.problems().isEmpty() && answer.result() != DUPLICATE) {
            remember(answer);
        }
        return answer;
    }

    private Answer upserted() {
        ObjectNode ids = Json.NODES.objectNode();
        Holding subject = writing.upsert("", kind, message, null, ids);
        if (subject != null && kind.equals("person")) {
            new Links(account, problems).ofPerson(subject, message.path("collaboration"));
        }
        if (subject != null
                && kind.equals("organization")
                && !message.path("people").isEmpty()) {
            ids.set("people", people(subject));
        }
        return problems.isEmpty()
                ? new Answer(
                        result(subject),
                        subject.ref,
                        subject.importId,
                        ids,
                        message.has("return") ? account.resource(subject) : null,
                        List.of())
                : Answer.invalid(problems);
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
        if (isAnonymous(message)) {
            return first() == null ? null : first().as(DUPLICATE);
        }
        String issuedAt = issuedAt();
        if (issuedAt == null) {
            return null;
        }
        Past past = Past.of(account, kind, source, message);
        Found found = Found.of(account, kind, message);
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
        if (Writing.id(message) != null) {
            return found.byId();
        }
        Holding strongest = found.strongest();
        boolean merges =
                strongest == null && Writing.merges(message) && !found.matched().isEmpty();
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
        if (issuedAt() != null || isAnonymous(message) || answer.result() == DELETED) {
            account.firsts.putIfAbsent(new Account.Words(source, words), answer);
        }
    }

    private String content(String member) {
        return Wording.content(message, member);
    }

    private String issuedAt() {
        return Wording.content(message, "issued_at");
    }

    /** Each nested person is a whole upsert, linked to the organization. */
    private ArrayNode people(Holding organization) {
        List<ObjectNode> told = new ArrayList<>();
        Links links = new Links(account, problems);
        for (int i = 0; i < message.path("people").size(); i++) {
            ObjectNode person = (ObjectNode) message.path("people").get(i);
            ObjectNode ids = Json.NODES.objectNode();
            Holding nested = person("/people/" + i, organization, person, ids);
            if (nested != null) {
                links.put(organization.ref.id(), nested.ref.id(), person.path("collaboration"));
                ids.put("id", nested.ref.id()).put("import_id", nested.importId);
                told.add(ids);
            }
        }
        return told(told);
    }

    private Holding person(String at, Holding organization, ObjectNode person, ObjectNode ids) {
        Account.Words said = isAnonymous(person) ? said(organization, person) : null;
        Long before = said == null ? null : account.nameless.get(said);
        Holding known = before == null ? null : account.find("person", before, null);
        Holding written = writing.upsert(at, "person", person, known, ids);
        if (said != null && written != null) {
            account.nameless.put(said, written.ref.id());
        }
        return written;
    }

    /** Who became one with another person of the message is told as that one. */
    private ArrayNode told(List<ObjectNode> people) {
        ArrayNode told = Json.NODES.arrayNode();
        for (ObjectNode person : people) {
            Holding now = account.find("person", person.path("id").longValue(), null);
            if (now.ref.id() != person.path("id").longValue()) {
                person.put("id", now.ref.id()).put("import_id", now.importId);
            }
            told.add(person);
        }
        return told;
    }

    /** A nested person without a name is the one of whom the same was said before, in the same organization. */
    private Account.Words said(Holding organization, ObjectNode person) {
        return new Account.Words(source, organization.ref.id() + " " + Cleaned.text(person));
    }
}
