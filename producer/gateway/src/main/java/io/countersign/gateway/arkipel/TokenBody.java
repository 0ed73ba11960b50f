package io.countersign.gateway.arkipel;

import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.Pointers;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import io.countersign.schema.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the body beside a token: a payload and the time at which it was sent. */
record TokenBody(ObjectNode payload, JsonNode timestamp) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Set<String> MEMBERS = Set.of("payload", "timestamp");

    /** Refuses what is no such body, with all that is wrong with it. */
    static TokenBody read(Bytes body) {
        JsonNode json = parse(body);
        if (json.has("signature") || json.has("source_public_key")) {
            throw new RefusedException(
                    Refusal.Kind.BAD_REQUEST,
                    "Ambiguous credentials: give either an API token or a signature, not both");
        }
        Problems problems = new Problems();
        if (json.isObject()) {
            json.propertyNames().stream()
                    .filter(name -> !MEMBERS.contains(name))
                    .forEach(name -> problems.add(
                            ErrorCode.UNKNOWN_FIELD,
                            Pointers.member("", name),
                            "beside a token stand payload and timestamp"));
            if (!json.has("payload")) {
                problems.add(ErrorCode.REQUIRED, "/payload", "the member is required");
            } else if (!json.path("payload").isObject()) {
                problems.add(ErrorCode.WRONG_TYPE, "/payload", "the payload is a JSON object");
            }
        } else {
            problems.add(ErrorCode.WRONG_TYPE, "", "the body is a JSON object");
        }
        if (json.path("payload") instanceof ObjectNode payload && problems.isEmpty()) {
            requireReadableWhenWrittenAnew(json);
            return new TokenBody(payload, json.path("timestamp"));
        }
        throw Errors.refused(Refusal.Kind.BAD_REQUEST, Errors.INVALID_JSON, problems.list());
    }

    /** The payload is dated before it is signed, and a number that keeps its value may be written longer then. */
    private static void requireReadableWhenWrittenAnew(JsonNode json) {
        if (!CanonicalJson.keepsNumbers(json)) {
            JsonNode unused = parse(Bytes.utf8(json.toString()));
        }
    }

    private static JsonNode parse(Bytes body) {
        try {
            return StrictJson.parse(body, JsonLimits.defaults());
        } catch (MalformedJsonException e) {
            throw Errors.refused(Refusal.Kind.BAD_REQUEST, Errors.INVALID_JSON, List.of(e.problem()));
        }
    }

    /** Refuses a body without a time, or with one that is not about now. */
    void requireFresh(Instant now) {
        if (timestamp.isMissingNode() || timestamp.isNull()) {
            throw unauthorized(ErrorCode.REQUIRED, "timestamp is missing");
        }
        if (Duration.between(time(), now).abs().compareTo(TOLERANCE) > 0) {
            throw unauthorized(ErrorCode.OUT_OF_RANGE, "timestamp is more than 5 minutes off");
        }
    }

    private Instant time() {
        try {
            if (timestamp.isString()) {
                return Instant.parse(timestamp.stringValue());
            }
        } catch (DateTimeParseException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static RefusedException malformed() {
        return unauthorized(ErrorCode.WRONG_FORMAT, "timestamp must be ISO 8601 in UTC, YYYY-MM-DDTHH:MM:SSZ");
    }

    private static RefusedException unauthorized(ErrorCode code, String message) {
        return Errors.refused(
                Refusal.Kind.UNAUTHORIZED,
                "Unauthorized: " + message,
                List.of(new Problem(code, "/timestamp", message)));
    }
}
