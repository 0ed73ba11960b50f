package io.countersign.consumer.histories;

import static io.countersign.schema.ack.AckResult.FOUND;

import io.countersign.schema.ack.AckStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** One query that an account answers; it changes nothing. */
final class Asking {
    private final Account account;
    private final Kept kept;
    private final ObjectNode query;

    Asking(Account account, Kept kept, ObjectNode query) {
        this.account = account;
        this.kept = kept;
        this.query = query;
    }

    /** Whether the type is that of a query. */
    static boolean isQuery(String type) {
        return type.endsWith(":query");
    }

    ObjectNode ack() {
        String type = query.path("type").stringValue();
        return switch (type) {
            case "arkipel_messages:query" -> message(type);
            case "person:query" -> found("person").json(type);
            case "organization:query" -> found("organization").json(type);
            case "household:query" -> found("household").json(type);
            case "person_categories:query" -> categories("person", type);
            case "organization_categories:query" -> categories("organization", type);
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** What the ledger has of a message, about the same record. */
    private ObjectNode message(String type) {
        Kept.Message asked = kept.message(query.path("message_id").stringValue());
        if (asked == null) {
            return Answer.invalid(List.of("not_found /message_id")).json(type);
        }
        ObjectNode subject = asked.ack().deepCopy().retain(List.of("id", "import_id"));
        boolean isKept = !kept.isForgotten(asked.id());
        boolean tells = asked.ack().has("resource") && asked.result().status() == AckStatus.PERSISTED && isKept;
        ObjectNode answer = Json.NODES.objectNode().put("type", type).put("message_id", asked.id());
        List.of("status", "result")
                .forEach(member -> answer.set(member, asked.ack().get(member)));
        answer.set("message_type", asked.ack().get("type"));
        answer.set("original_payload", isKept ? asked.said() : null);
        answer.set("resource", tells ? asked.ack().get("resource") : subject.has("id") ? subject : null);
        return new Answer(FOUND, null, null, null, answer, List.of()).json(type).setAll(subject);
    }

    /** By id if there is one, else by import_id. */
    private Answer found(String kind) {
        Long id = Writing.id(query);
        String importId = Wording.content(query, "import_id");
        Holding byId = id == null ? null : account.find(kind, id, null);
        Holding found = byId != null ? byId : account.find(kind, null, importId);
        if (found != null) {
            return new Answer(FOUND, found.ref, found.importId, null, account.resource(found), List.of());
        }
        List<String> problems = new ArrayList<>();
        Stream.of("id", "import_id").filter(query::has).forEach(key -> problems.add("not_found /" + key));
        return Answer.invalid(problems);
    }

    private ObjectNode categories(String kind, String type) {
        List<Category> all = account.categories.values().stream()
                .filter(category -> category.kind().equals(kind))
                .toList();
        ObjectNode ack = new Answer(FOUND, null, null, null, null, List.of()).json(type);
        ack.putObject("q").put("page", 1).put("per_page", 20).put("total", all.size());
        ack.putArray("resources")
                .addAll(all.stream().limit(20).map(Category::resource).toList());
        return ack;
    }
}
