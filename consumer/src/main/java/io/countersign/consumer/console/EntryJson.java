package io.countersign.consumer.console;

import io.countersign.consumer.ledger.Evidence;
import io.countersign.consumer.ledger.LedgerEntry;
import io.countersign.consumer.ledger.LedgerSummary;
import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages as the page gets them. */
final class EntryJson {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_BYTES_OF_A_HEADER = 1_024;
    private static final int MOST_HEADERS = 100;

    private EntryJson() {}

    static ObjectNode of(LedgerSummary row) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("message_id", row.messageId().value())
                .put("time", row.time().toString())
                .put("source", row.source())
                .put("account", row.account())
                .put("type", row.type())
                .put("status", row.status())
                .put("result", row.result());
        subject(json, row.subject());
        return json.put("import_id", row.importId()).put("errors", row.errors()).put("error", row.firstError());
    }

    /** All of it, with its signature verified now. */
    static ObjectNode of(LedgerEntry entry) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("message_id", entry.messageId().value())
                .put("status", entry.ack().result().status().text())
                .put("result", entry.ack().result().text())
                .put("meaning", entry.ack().result().meaning())
                .put("type", entry.type())
                .put("source", entry.source())
                .put("account", entry.account())
                .put("import_id", entry.ack().importId())
                .put("topic", entry.place().topic())
                .put("partition", entry.place().partition())
                .put("offset", entry.place().offset())
                .put("record_time", entry.place().time().toString())
                .put("issued_at", text(entry.issuedAt()))
                .put("processed_at", entry.processedAt().toString())
                .put("erased_at", text(entry.erasedAt()));
        subject(json, entry.subject());
        evidence(json, entry.evidence());
        json.set("ack", JsonMapper.shared().readTree(entry.ack().canonical().borrow()));
        return json;
    }

    private static void subject(ObjectNode json, LedgerEntry.@Nullable Subject subject) {
        json.put("subject", subject == null ? null : subject.kind() + " #" + subject.id());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static void evidence(ObjectNode json, Optional<Evidence> evidence) {
        json.put(
                "signature",
                evidence.map(Evidence::verify).map(EntryJson::proof).orElse("none"));
        if (evidence.isPresent()) {
            Bytes payload = evidence.get().payload();
            json.put("signed_by", evidence.get().publicKey().encoded())
                    .put("signed_form", evidence.get().serialization().text())
                    .put("payload", payload == null ? null : payload.toUtf8());
        }
    }

    private static String proof(Evidence.Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT);
    }

    /** What lies in the topic now. */
    static ObjectNode of(RecordFinder.Finding finding) {
        if (finding instanceof RecordFinder.Found found) {
            return of(found.kafka());
        }
        return gone(((RecordFinder.Gone) finding).why());
    }

    static ObjectNode gone(String why) {
        return JsonNodeFactory.instance.objectNode().put("found", false).put("why", why);
    }

    private static ObjectNode of(ConsumerRecord<byte[], byte[]> kafka) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("found", true);
        json.set("value", Texts.of(kafka.value(), MOST_BYTES));
        json.set("key", Texts.of(kafka.key(), MOST_BYTES_OF_A_HEADER));
        ArrayNode headers = json.putArray("headers");
        Header[] all = kafka.headers().toArray();
        for (int i = 0; i < Math.min(all.length, MOST_HEADERS); i++) {
            headers.addObject()
                    .put("name", all[i].key())
                    .set("value", Texts.of(all[i].value(), MOST_BYTES_OF_A_HEADER));
        }
        return json.put("headers_total", all.length);
    }
}
