package io.countersign.consumer.histories;

import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.STALE;

import io.countersign.schema.ack.AckResult;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Of which messages the ledger still has the content; where a record is erased, nothing that was said of it is kept. */
final class Kept {
    private static final Map<String, String> NESTED = Map.of("people", "person", "household", "household");

    /** A message, the ack that it got, whose record it is told as, and all the records that both are about. */
    record Message(
            String id, ObjectNode said, ObjectNode ack, AckResult result, Set<String> subject, Set<String> about) {
        boolean isAbout(Set<String> records) {
            return result != AckResult.DELETED && about.stream().anyMatch(records::contains);
        }
    }

    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> erased = new HashSet<>();
    private final Set<String> erasedByTheBatch = new HashSet<>();

    boolean isForgotten(String messageId) {
        return forgotten.contains(messageId);
    }

    void told(String messageId, ObjectNode said, ObjectNode ack) {
        AckResult result = AckResult.parse(ack.path("result").stringValue());
        String kind = Telling.kind(said);
        Set<String> subject = new HashSet<>();
        if (ack.has("id") && !isAboutMessage(said)) {
            subject.add(kind + "#" + ack.path("id"));
        }
        Set<String> about = new HashSet<>();
        if (!ack.path("status").stringValue().equals("persisted") || result == STALE || result == DUPLICATE) {
            boolean namesItself = Telling.key(said).equals(said);
            collect(said, namesItself && !ack.has("id") ? kind : null, about);
            collect(said.path("subject"), kind, about);
        }
        collect(ack.path("ids"), null, about);
        collect(ack.path("resource"), null, about);
        Message asked = messages.get(said.path("message_id").stringValue(""));
        if (asked != null) {
            subject.addAll(asked.subject());
            // A message without content is about nobody else any more.
            about.addAll(isForgotten(asked.id()) ? Set.of() : asked.about());
        }
        about.addAll(subject);
        Message message = new Message(messageId, said, ack, result, subject, about);
        messages.put(messageId, message);
        if ((result == STALE || result == DUPLICATE) && message.isAbout(erased)) {
            forgotten.add(messageId);
        }
    }

    Message message(String messageId) {
        return messages.get(messageId);
    }

    private static boolean isAboutMessage(ObjectNode said) {
        return said.has("message_id");
    }

    /** The content of records goes, by whichever of their names it was told. */
    void erase(Account account, Collection<Ref> records) {
        records.forEach(record -> erasedByTheBatch.add(record.kind() + "#" + record.id()));
        account.released.forEach((name, released) -> {
            if (records.stream()
                    .anyMatch(record -> record.kind().equals(name.kind())
                            && released.holders().containsKey(record.id()))) {
                erasedByTheBatch.add(name.kind() + ":" + name.folded());
            }
        });
        erased.addAll(erasedByTheBatch);
    }

    /** What a batch erases goes from all of its messages, the later ones too. */
    void applied() {
        messages.values().stream()
                .filter(message -> message.isAbout(erasedByTheBatch))
                .forEach(message -> forgotten.add(message.id()));
        erasedByTheBatch.clear();
    }

    private static void collect(JsonNode told, String kind, Set<String> about) {
        if (!told.isObject()) {
            return;
        }
        if (kind != null && told.path("id").isNumber()) {
            about.add(kind + "#" + told.path("id"));
        }
        String importId = Wording.content(told, "import_id");
        if (kind != null && importId != null) {
            about.add(kind + ":" + Json.folded(importId));
        }
        NESTED.forEach((member, nested) -> {
            JsonNode inside = told.path(member);
            (inside.isArray() ? inside.values() : List.of(inside)).forEach(item -> collect(item, nested, about));
        });
    }
}
