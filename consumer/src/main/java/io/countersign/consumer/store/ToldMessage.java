package io.countersign.consumer.store;

import io.countersign.consumer.domain.AnswerRoom;
import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.RecordId;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.NotCanonicalException;
import io.countersign.schema.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that another one asks for.
 *
 * @param payload the signed bytes; null where they are not kept or left out
 * @param leftOut whether the payload is kept, but too large to be told
 */
record ToldMessage(
        @Nullable String type,
        @Nullable RecordId subject,
        AckPayload ack,
        @Nullable Bytes payload,
        boolean leftOut) {
    /** Says what it is where it stands by itself, as the payload of an answer of its own. */
    private static final String TYPE = "arkipel_messages:query";

    private static final String ORIGINAL_PAYLOAD = "original_payload";
    private static final int MOST_IN_WORDS = 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The same when its content is erased. */
    ToldMessage withoutContent() {
        return new ToldMessage(type, subject, ack.withoutResource(), null, false);
    }

    /** The answer to who asks for it, about the same record. */
    Effect answer(AnswerRoom room) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("type", TYPE)
                .put("message_id", ack.messageId().value())
                .put("message_type", type)
                .put("status", ack.result().status().text())
                .put("result", ack.result().text());
        if (leftOut) {
            answer.putArray(AnswerRoom.LEFT_OUT).add(ORIGINAL_PAYLOAD);
        } else {
            answer.set(ORIGINAL_PAYLOAD, originalPayload());
        }
        answer.set("resource", resource());
        answer.put("error", ack.errors().isEmpty() ? null : inWords());
        ArrayNode errors = answer.putArray("errors");
        ack.errors()
                .forEach(error -> errors.addObject()
                        .put("code", error.code().text())
                        .put("pointer", error.pointer())
                        .put("message", error.message()));
        return new Effect(AckResult.FOUND, subject, ack.importId(), List.of(), null, room.fit(answer));
    }

    /** A failed message may hold numbers that no ack can. */
    private @Nullable JsonNode originalPayload() {
        if (payload == null) {
            return null;
        }
        JsonNode tree = JSON.readTree(payload.borrow());
        try {
            CanonicalJson.of(tree);
            return tree;
        } catch (NotCanonicalException e) {
            return null;
        }
    }

    /** An answer is not told again, or queries about queries would grow without end. */
    private @Nullable JsonNode resource() {
        if (ack.resource() != null && ack.result().status() == AckStatus.PERSISTED) {
            return ack.resource();
        }
        return subject == null
                ? null
                : JsonNodeFactory.instance.objectNode().put("id", subject.id()).put("import_id", ack.importId());
    }

    private String inWords() {
        List<Problem> errors = ack.errors();
        String words =
                errors.stream().limit(MOST_IN_WORDS).map(ToldMessage::inWords).collect(Collectors.joining("; "));
        return errors.size() > MOST_IN_WORDS ? words + "; and more" : words;
    }

    private static String inWords(Problem error) {
        return error.code().text() + " at '" + error.pointer() + "': " + error.message();
    }
}
