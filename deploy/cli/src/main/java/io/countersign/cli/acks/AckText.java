package io.countersign.cli.acks;

import io.countersign.cli.output.Printable;
import io.countersign.producer.AckLogEntry;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.problem.Problem;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Acks as they are printed: a line each, and nothing in it that a terminal takes for a command. */
final class AckText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private AckText() {}

    static String line(AckLogEntry entry) {
        return Printable.of(text(entry));
    }

    private static String text(AckLogEntry entry) {
        return entry instanceof AckLogEntry.Verified verified
                ? text(verified.ack())
                : "NOT VERIFIED  " + at(entry.place()) + ": " + ((AckLogEntry.Untrusted) entry).reason();
    }

    private static String text(Ack ack) {
        AckPayload payload = ack.payload();
        StringBuilder line = new StringBuilder()
                .append(ack.createdAt())
                .append("  ")
                .append(payload.messageId())
                .append("  ")
                .append(payload.result().status().text())
                .append(' ')
                .append(payload.result().text());
        if (payload.type() != null) {
            line.append("  ").append(payload.type());
        }
        if (payload.id() != null) {
            line.append("  #").append(payload.id());
        }
        if (payload.importId() != null) {
            line.append("  ").append(payload.importId());
        }
        return payload.errors().isEmpty()
                ? line.toString()
                : line + "  " + payload.errors().stream().map(AckText::error).collect(Collectors.joining("; "));
    }

    private static String error(Problem problem) {
        return problem.code().text() + " at '" + problem.pointer() + "': " + problem.message();
    }

    private static String at(AckLogEntry.Place place) {
        return place.topic() + "-" + place.partition() + " at " + place.offset();
    }

    /** One JSON object, with the payload as it was signed. */
    static String json(AckLogEntry entry) {
        ObjectNode json = JSON.createObjectNode();
        AckLogEntry.Place place = entry.place();
        json.put("verified", entry instanceof AckLogEntry.Verified);
        json.put("topic", place.topic()).put("partition", place.partition()).put("offset", place.offset());
        if (place.key() != null) {
            json.put("key", place.key());
        }
        if (entry instanceof AckLogEntry.Verified verified) {
            json.put("created_at", verified.ack().createdAt().toString());
            json.set("payload", JSON.readTree(verified.ack().payloadBytes().toUtf8()));
        } else {
            json.put("reason", ((AckLogEntry.Untrusted) entry).reason());
        }
        return Printable.of(JSON.writeValueAsString(json));
    }
}
