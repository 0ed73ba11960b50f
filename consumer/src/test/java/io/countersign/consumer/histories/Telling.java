package io.countersign.consumer.histories;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;

import java.util.ArrayList;
import java.util.List;
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
        this.kind = message.path("type").stringValue().equals("people:upsert") ? "person" : "organization";
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
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        Answer answer = new Answer(
                writing.isNew(subject) ? CREATED : account.rows().equals(before.rows()) ? UNCHANGED : UPDATED,
                subject.ref,
                subject.importId,
                ids,
                message.has("return") ? account.resource(subject) : null,
                List.of());
        remember(answer);
        return answer;
    }

    /** A statement that was made before, or that its source has overtaken, is not applied. */
    private Answer again() {
        Answer first = account.firsts.get(new Account.Words(source, words));
        if (Wording.isNameless(message)) {
            return first == null ? null : first.as(DUPLICATE);
        }
        Holding subject = account.find(kind, Writing.id(message), Wording.content(message, "import_id"));
        String issuedAt = issuedAt();
        String newest = subject == null ? null : account.newest.get(new Account.Voice(subject.ref, source));
        if (issuedAt == null || newest == null || issuedAt.compareTo(newest) > 0) {
            return null;
        }
        if (first != null) {
            return first.as(DUPLICATE);
        }
        return issuedAt.equals(newest) ? null : Answer.about(subject, STALE);
    }

    private void remember(Answer answer) {
        if (issuedAt() != null) {
            account.newest.put(new Account.Voice(answer.subject(), source), issuedAt());
        }
        if (issuedAt() != null || Wording.isNameless(message)) {
            account.firsts.put(new Account.Words(source, words), answer);
        }
    }

    private String issuedAt() {
        return Wording.content(message, "issued_at");
    }

    /** Each nested person is a whole upsert, linked to the organization. */
    private ArrayNode people(Holding organization) {
        ArrayNode told = Json.NODES.arrayNode();
        Links links = new Links(account, problems);
        for (int i = 0; i < message.path("people").size(); i++) {
            ObjectNode person = (ObjectNode) message.path("people").get(i);
            Account.Words said = Wording.isNameless(person) ? said(person) : null;
            Long known = said == null ? null : account.nameless.get(said);
            ObjectNode ids = Json.NODES.objectNode();
            Holding written = writing.upsert("/people/" + i, "person", person, known, ids);
            if (written != null) {
                links.put(organization.ref.id(), written.ref.id(), person.path("collaboration"));
                told.addObject()
                        .put("id", written.ref.id())
                        .put("import_id", written.importId)
                        .setAll(ids);
                if (said != null) {
                    account.nameless.put(said, written.ref.id());
                }
            }
        }
        return told;
    }

    /** A nested person without a name is the one of whom the same was said before, in the same organization. */
    private Account.Words said(ObjectNode person) {
        String organization = Wording.isNameless(message)
                ? words
                : Writing.id(message) + " " + Json.folded(message.path("import_id"));
        return new Account.Words(source, organization + " " + Cleaned.text(person));
    }
}
