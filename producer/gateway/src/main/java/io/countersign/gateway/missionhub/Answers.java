package io.countersign.gateway.missionhub;

import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers as the API gives them. */
final class Answers {
    private static final int ETAG_BYTES = 16;

    /** What the API's published answers have, but for those that browsers no longer know. */
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "max-age=0, private, must-revalidate",
            "Vary", "Accept",
            "X-Frame-Options", "SAMEORIGIN",
            "X-Content-Type-Options", "nosniff",
            "X-Permitted-Cross-Domain-Policies", "none",
            "Referrer-Policy", "strict-origin-when-cross-origin");

    private Answers() {}

    private static Answer of(int status, ObjectNode document) {
        document.putObject("jsonapi").put("version", "1.1");
        Answer plain = Answer.json(status, MediaTypes.JSON_API, document);
        Answer answer = new Answer(status, plain.contentType(), HEADERS, plain.body());
        String digest = answer.body().sha256().slice(0, ETAG_BYTES).toHex();
        return answer.with("ETag", "W/\"" + digest + "\"");
    }

    /** The person as it is after what became of the message. */
    static Answer done(Ack ack, Selection selection) {
        AckPayload payload = ack.payload();
        JsonNode record = payload.resource();
        Long id = payload.id();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (id != null && record != null) {
            document = PersonDocument.of(id.toString(), record, selection);
        } else if (id != null) {
            document.putObject("data").put("type", PersonDocument.TYPE).put("id", id.toString());
        }
        meta(document, payload);
        if (payload.result() == AckResult.CREATED) {
            return of(201, document).with("Location", MissionHub.PEOPLE + "/" + id);
        }
        return of(200, document);
    }

    private static void meta(ObjectNode document, AckPayload payload) {
        ObjectNode meta = document.putObject("meta");
        meta.put("result", payload.result().text());
        meta.put("message_id", payload.messageId().value());
        if (payload.ids() != null && payload.ids().has("merged")) {
            var merged = meta.putArray("merged_ids");
            payload.ids().path("merged").forEach(id -> merged.add(id.asString()));
        }
        if (payload.resource() != null && payload.resource().has("left_out")) {
            meta.set("left_out", payload.resource().get("left_out"));
        }
    }

    /** The message is safe, but what becomes of it is not known yet. */
    static Answer pending(Outcome.Pending pending) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("meta")
                .put("result", "pending")
                .put("message_id", pending.messageId().value());
        return of(202, document);
    }

    /** The operator has not let the client in, or has shut it out. */
    static Answer rejected(Ack ack) {
        String result = ack.payload().result().text();
        String detail = "the community does not take messages of this client; its operator must settle that";
        ApiError error = new ApiError(403, result, "The client may not write.", detail, ApiError.Source.UNKNOWN);
        return errors(List.of(error), JsonNodeFactory.instance.missingNode());
    }

    /** All that is wrong with a request. */
    static Answer errors(List<ApiError> errors, JsonNode request) {
        return of(ApiError.status(errors), ApiError.document(errors, request));
    }

    /** A call that is refused as a whole. */
    static Answer refused(Refusal refusal) {
        ApiError error = new ApiError(
                refusal.kind().status(),
                refusal.kind().name().toLowerCase(Locale.ROOT),
                title(refusal.kind()),
                refusal.message(),
                source(refusal.kind()));
        Answer answer = errors(List.of(error), JsonNodeFactory.instance.missingNode());
        return refusal.kind() == Refusal.Kind.UNAUTHORIZED ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }

    private static String title(Refusal.Kind kind) {
        String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static ApiError.Source source(Refusal.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> new ApiError.Source("header", "Authorization");
            case UNSUPPORTED_MEDIA_TYPE -> new ApiError.Source("header", "Content-Type");
            case NOT_ACCEPTABLE -> new ApiError.Source("header", "Accept");
            case BAD_REQUEST -> ApiError.Source.pointer("");
            default -> ApiError.Source.UNKNOWN;
        };
    }
}
