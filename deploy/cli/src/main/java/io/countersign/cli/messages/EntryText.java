package io.countersign.cli.messages;

import io.countersign.cli.output.Format;
import io.countersign.consumer.ledger.Evidence;
import io.countersign.consumer.ledger.LedgerEntry;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of the ledger as it is printed. */
final class EntryText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LedgerEntry entry;
    private final boolean json;
    private final Map<String, Object> members = new LinkedHashMap<>();

    EntryText(LedgerEntry entry, Format format) {
        this.entry = entry;
        this.json = format == Format.JSON;
    }

    Map<String, Object> members(boolean withPayload) {
        put("message_id", entry.messageId().value());
        put("status", entry.ack().result().status().text());
        put("result", entry.ack().result().text());
        put("type", entry.type());
        put("source", entry.source());
        put("account", entry.account());
        subject();
        put("import_id", entry.ack().importId());
        errors();
        put("topic", entry.place().topic());
        put("partition", entry.place().partition());
        put("offset", entry.place().offset());
        put("record_time", entry.place().time().toString());
        put("issued_at", entry.issuedAt() == null ? null : entry.issuedAt().toString());
        put("processed_at", entry.processedAt().toString());
        put("erased_at", entry.erasedAt() == null ? null : entry.erasedAt().toString());
        evidence(withPayload);
        return members;
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private void subject() {
        LedgerEntry.Subject subject = entry.subject();
        if (subject != null && json) {
            put("subject", Map.of("kind", subject.kind(), "id", subject.id()));
        } else {
            put("subject", subject(entry));
        }
    }

    /** The record that the message is about as {@code person #17}; null where there is none. */
    static @Nullable String subject(LedgerEntry entry) {
        LedgerEntry.Subject subject = entry.subject();
        return subject == null ? null : subject.kind() + " #" + subject.id();
    }

    private void errors() {
        List<Problem> errors = entry.ack().errors();
        if (json) {
            put("errors", errors.stream().map(EntryText::error).toList());
            return;
        }
        int number = 1;
        for (Problem error : errors) {
            put("error_" + number++, line(error));
        }
    }

    private static Map<String, String> error(Problem problem) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", problem.code().text());
        error.put("pointer", problem.pointer());
        error.put("message", problem.message());
        return error;
    }

    static String line(Problem problem) {
        return problem.code().text() + " at '" + problem.pointer() + "': " + problem.message();
    }

    private void evidence(boolean withPayload) {
        Optional<Evidence> evidence = entry.evidence();
        put("signature", evidence.map(Evidence::verify).map(EntryText::proof).orElse("none that could be trusted"));
        if (evidence.isPresent()) {
            put("signed_by", evidence.get().publicKey().encoded());
            put("signed_form", evidence.get().serialization().text());
            if (withPayload) {
                payload(evidence.get().payload());
            }
        }
    }

    private static String proof(Evidence.Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void payload(@Nullable Bytes payload) {
        if (payload == null) {
            return;
        }
        JsonNode tree = tree(payload);
        put("payload", tree == null ? payload.toUtf8() : tree);
    }

    private static @Nullable JsonNode tree(Bytes payload) {
        try {
            return JSON.readTree(payload.borrow());
        } catch (JacksonException e) {
            return null;
        }
    }
}
