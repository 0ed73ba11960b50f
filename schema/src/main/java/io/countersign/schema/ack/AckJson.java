package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The payload of an ack as JSON, both ways. */
final class AckJson {
    /** Generous, because acks come from the community and hold whole records; depth stays bounded. */
    static final JsonLimits LIMITS = new JsonLimits(64, Integer.MAX_VALUE, 1_000, 65_536);

    private AckJson() {}

    static Bytes write(AckPayload ack) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (ack.type() != null) {
            json.put("type", ack.type());
        }
        json.put("message_id", ack.messageId().value());
        json.put("status", ack.result().status().text());
        json.put("result", ack.result().text());
        if (ack.id() != null) {
            json.put("id", ack.id());
        }
        if (ack.importId() != null) {
            json.put("import_id", ack.importId());
        }
        writeErrors(ack.errors(), json);
        if (ack.ids() != null) {
            json.set("ids", ack.ids());
        }
        if (ack.resource() != null) {
            json.set("resource", ack.resource());
        }
        if (ack.page() != null) {
            json.set("resources", ack.page().resources());
            json.set("q", ack.page().q());
        }
        return CanonicalJson.of(json);
    }

    private static void writeErrors(List<Problem> errors, ObjectNode json) {
        ArrayNode array = json.putArray("errors");
        for (Problem error : errors.subList(0, Math.min(errors.size(), AckPayload.MAX_ERRORS))) {
            array.addObject()
                    .put("code", error.code().text())
                    .put("pointer", error.pointer())
                    .put("message", error.message());
        }
        if (errors.size() > AckPayload.MAX_ERRORS) {
            json.put("errors_total", errors.size());
        }
    }

    static AckPayload read(Bytes bytes) {
        JsonNode json = parse(bytes);
        AckResult result = AckResult.parse(text(json, "result"));
        check(text(json, "status").equals(result.status().text()), "an ack's status is that of its result");
        return new AckPayload(
                optionalText(json, "type"),
                new MessageId(text(json, "message_id")),
                result,
                optionalLong(json, "id"),
                optionalText(json, "import_id"),
                errors(json),
                json.get("ids"),
                json.get("resource"),
                page(json));
    }

    private static @Nullable ResourcePage page(JsonNode json) {
        JsonNode resources = json.get("resources");
        JsonNode q = json.get("q");
        check((resources == null) == (q == null), "an ack has resources and q, or neither");
        return resources == null || q == null ? null : new ResourcePage(resources, q);
    }

    private static JsonNode parse(Bytes bytes) {
        try {
            JsonNode json = StrictJson.parse(bytes, LIMITS);
            check(json.isObject(), "an ack's payload is an object");
            return json;
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<Problem> errors(JsonNode json) {
        JsonNode array = json.get("errors");
        check(array != null && array.isArray(), "an ack has the array errors");
        List<Problem> errors = new ArrayList<>();
        for (JsonNode error : json.path("errors")) {
            errors.add(new Problem(code(text(error, "code")), text(error, "pointer"), text(error, "message")));
        }
        return errors;
    }

    private static ErrorCode code(String text) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.text().equals(text)) {
                return code;
            }
        }
        throw new IllegalArgumentException("not a known error code");
    }

    private static String text(JsonNode json, String name) {
        String text = optionalText(json, name);
        if (text == null) {
            throw new IllegalArgumentException("an ack has the text " + name);
        }
        return text;
    }

    private static @Nullable String optionalText(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            return null;
        }
        check(value.isString(), "an ack's " + name + " is a text");
        return value.stringValue();
    }

    private static @Nullable Long optionalLong(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            return null;
        }
        check(value.isInt() || value.isLong(), "an ack's " + name + " is an integer");
        return value.longValue();
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
