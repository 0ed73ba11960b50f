package io.countersign.gateway.flameup;

import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Refusal;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Errors as Flameup writes them. */
final class Errors {
    private static final Map<Refusal.Kind, String> CODES = Map.ofEntries(
            Map.entry(Refusal.Kind.BAD_REQUEST, "bad_request"),
            Map.entry(Refusal.Kind.UNAUTHORIZED, "unauthorized"),
            Map.entry(Refusal.Kind.FORBIDDEN, "forbidden"),
            Map.entry(Refusal.Kind.NOT_FOUND, "not_found"),
            Map.entry(Refusal.Kind.METHOD_NOT_ALLOWED, "method_not_allowed"),
            Map.entry(Refusal.Kind.NOT_ACCEPTABLE, "not_acceptable"),
            Map.entry(Refusal.Kind.TIMEOUT, "request_timeout"),
            Map.entry(Refusal.Kind.CONFLICT, "conflict"),
            Map.entry(Refusal.Kind.TOO_LARGE, "payload_too_large"),
            Map.entry(Refusal.Kind.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type"),
            Map.entry(Refusal.Kind.UNPROCESSABLE, "validation_error"),
            Map.entry(Refusal.Kind.TOO_MANY_REQUESTS, "rate_limit_exceeded"),
            Map.entry(Refusal.Kind.INTERNAL, "internal_error"),
            Map.entry(Refusal.Kind.UNAVAILABLE, "service_unavailable"));

    private Errors() {}

    static Answer of(Refusal refusal) {
        int status = refusal.kind().status();
        String code = CODES.getOrDefault(refusal.kind(), "error");
        if (refusal.kind() == Refusal.Kind.TOO_MANY_REQUESTS) {
            // The one error that their documentation writes in another shape.
            return Answer.json(
                    status,
                    JsonNodeFactory.instance.objectNode().put("error", code).put("message", refusal.message()));
        }
        return Answer.json(status, wrapped(error(code, refusal.message())));
    }

    /** What is wrong with a call's fields; the names are those of the caller. */
    static ObjectNode validation(Map<String, String> fields) {
        ObjectNode error = error("validation_error", "The request has invalid fields");
        ObjectNode details = error.putObject("details").putObject("fields");
        fields.forEach(details::put);
        return error;
    }

    static ObjectNode error(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }

    static ObjectNode wrapped(ObjectNode error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return body;
    }
}
