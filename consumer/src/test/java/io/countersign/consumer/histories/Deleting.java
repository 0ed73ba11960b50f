package io.countersign.consumer.histories;

import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A record is removed with all that belongs to it; what was said of it stays known under its names. */
final class Deleting {
    private final Account account;
    private final String kind;
    private final ObjectNode message;

    Deleting(Account account, String kind, ObjectNode message) {
        this.account = account;
        this.kind = kind;
        this.message = message;
    }

    /** Deletes; the same words may have deleted before. */
    Answer delete(Answer first) {
        Long id = Writing.id(message);
        String importId = Wording.content(message, "import_id");
        Holding found = account.find(kind, id, importId);
        if (found == null) {
            return first != null && first.result() == DELETED
                    ? first.as(DUPLICATE)
                    : Answer.invalid(List.of(id != null ? "not_found /id" : "not_found /import_id"));
        }
        List<String> problems = new ArrayList<>();
        Holding named = importId == null ? found : account.find(kind, null, importId);
        if (named == null || !named.ref.equals(found.ref)) {
            problems.add("identity_conflict /import_id");
        }
        if (kind.equals("person") && found.values.get("login_active").booleanValue()) {
            problems.add("protected_record ");
        }
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        account.records.remove(found.ref);
        account.links
                .keySet()
                .removeIf(link -> (kind.equals("person") ? link.person() : link.organization()) == found.ref.id());
        String issuedAt = Wording.content(message, "issued_at");
        account.deleted.put(found.ref, issuedAt == null ? "" : issuedAt);
        found.formerIds.forEach(former -> account.deleted.put(new Ref(kind, former), issuedAt == null ? "" : issuedAt));
        found.names().forEach(name -> account.release(found.ref, name));
        return Answer.about(found, DELETED);
    }
}
