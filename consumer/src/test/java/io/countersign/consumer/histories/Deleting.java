package io.countersign.consumer.histories;

import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** A record is removed with all that belongs to it; what was said of it stays known under its names. */
final class Deleting {
    private final Account account;
    private final String kind;
    private final int source;
    private final ObjectNode message;

    Deleting(Account account, String kind, int source, ObjectNode message) {
        this.account = account;
        this.kind = kind;
        this.source = source;
        this.message = message;
    }

    /** Deletes; the same words may have deleted before. */
    Answer delete(Answer first) {
        Long id = Writing.id(message);
        String importId = Wording.content(message, "import_id");
        Holding found = account.find(kind, id, importId);
        if (found == null) {
            return first != null && first.result() == DELETED ? first.as(DUPLICATE) : absent();
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
        unlink(found.ref);
        gone(found.ref);
        found.formerIds.forEach(former -> gone(new Ref(kind, former)));
        found.names().forEach(name -> account.release(found.ref, name));
        return Answer.about(found, DELETED);
    }

    /** What is gone already may still be erased. */
    private Answer absent() {
        String importId = Wording.content(message, "import_id");
        List<Ref> left = Past.of(account, kind, source, message).holders().stream()
                .map(holder -> new Ref(kind, holder))
                .filter(record -> erases() && account.deleted.containsKey(record) && !account.erased.contains(record))
                .toList();
        if (left.isEmpty()) {
            return Answer.invalid(List.of(Writing.id(message) != null ? "not_found /id" : "not_found /import_id"));
        }
        left.forEach(this::gone);
        return new Answer(DELETED, left.get(left.size() - 1), importId, null, null, List.of());
    }

    private boolean erases() {
        return message.path("erase").booleanValue(false);
    }

    private void gone(Ref record) {
        String issuedAt = Wording.content(message, "issued_at");
        account.deleted.merge(record, issuedAt == null ? "" : issuedAt, Merging::later);
        if (erases()) {
            account.erased.add(record);
        }
    }

    private void unlink(Ref gone) {
        account.links
                .keySet()
                .removeIf(link ->
                        gone.equals(Ref.person(link.person())) || gone.equals(Ref.organization(link.organization())));
        account.cares
                .values()
                .removeIf(care -> (gone.kind().equals("person") && care.isWith(gone.id()))
                        || (gone.kind().equals("organization") && Objects.equals(care.organization(), gone.id())));
        account.homes
                .entrySet()
                .removeIf(home -> gone.equals(Ref.person(home.getKey()))
                        || gone.equals(Ref.household(home.getValue().household())));
    }
}
