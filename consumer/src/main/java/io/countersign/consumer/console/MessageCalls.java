package io.countersign.consumer.console;

import io.countersign.consumer.ledger.LedgerEntry;
import io.countersign.consumer.ledger.LedgerReader;
import io.countersign.consumer.ledger.LedgerSearch;
import io.countersign.consumer.ledger.LedgerSummaries;
import io.countersign.consumer.ledger.LedgerSummary;
import io.countersign.schema.ack.MessageId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks for messages in the ledger, and for their records in their topics. */
final class MessageCalls {
    private static final int PAGE = 50;

    private final LedgerSummaries summaries;
    private final LedgerReader ledger;
    private final RecordFinder records;
    private final Turnstile database;
    private final Turnstile kafka;

    MessageCalls(Jdbi jdbi, KafkaAccess access, Turnstile database, Turnstile kafka) {
        this.summaries = new LedgerSummaries(jdbi);
        this.ledger = new LedgerReader(jdbi);
        this.records = new RecordFinder(access);
        this.database = database;
        this.kafka = kafka;
    }

    /** A page of rows, and after which one the next page begins; null where this is the last. */
    JsonNode search(Context context) {
        Parameters parameters = new Parameters(context);
        LedgerSearch search = new LedgerSearch(
                parameters.idPrefix("message_id"),
                parameters.text("status"),
                parameters.text("result"),
                parameters.text("source"),
                parameters.text("import_id"),
                parameters.time("from"),
                parameters.time("until"),
                parameters.messageId("after"),
                PAGE + 1);
        List<LedgerSummary> rows = database.ask(() -> summaries.find(search));
        boolean more = rows.size() > PAGE;
        List<LedgerSummary> page = more ? rows.subList(0, PAGE) : rows;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = json.putArray("messages");
        page.forEach(row -> messages.add(EntryJson.of(row)));
        return json.put("next", more ? page.get(PAGE - 1).messageId().value() : null);
    }

    JsonNode show(Context context) {
        return EntryJson.of(entry(new Parameters(context).pathId()));
    }

    /** The record as it lies in its topic; what was erased from the ledger is not fetched from there. */
    JsonNode record(Context context) {
        LedgerEntry entry = entry(new Parameters(context).pathId());
        if (entry.erasedAt() != null) {
            return EntryJson.gone(
                    "its content was erased; the topic may hold it until its retention ends, but it is not" + " shown");
        }
        return EntryJson.of(kafka.ask(() -> records.find(entry.messageId(), entry.place())));
    }

    private LedgerEntry entry(MessageId id) {
        return database.ask(() -> ledger.find(id))
                .orElseThrow(
                        () -> new RefusedException(
                                HttpStatus.NOT_FOUND,
                                "the ledger has no such message: it was not consumed yet, or longer ago than the ledger is kept"));
    }
}
