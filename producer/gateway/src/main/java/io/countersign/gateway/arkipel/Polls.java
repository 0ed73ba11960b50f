package io.countersign.gateway.arkipel;

import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckFrame;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers to {@code arkipel_messages:query}, which speak of the message that was asked for and not of the query. */
final class Polls {
    private static final String TYPE = "arkipel_messages:query";
    private static final String MESSAGE_ID = "message_id";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");
    private static final int SECONDS_DIGITS = 8;
    private static final int HEXADECIMAL = 16;
    private static final int QUOTED = 64;

    /** A message that is not known yet may still be on its way for so long. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final PublicKey community;
    private final Clock clock;

    Polls(PublicKey community, Clock clock) {
        this.community = community;
        this.clock = clock;
    }

    static boolean isPoll(ObjectNode payload) {
        return payload.path("type").asString("").equals(TYPE);
    }

    Answer answer(ObjectNode query, Outcome outcome) {
        JsonNode asked = query.path(MESSAGE_ID);
        if (outcome instanceof Outcome.Pending) {
            return Answers.pending(query.path("type"), asked.asString(""));
        }
        if (outcome instanceof Outcome.Done done) {
            return found(done.ack());
        }
        if (outcome instanceof Outcome.Invalid invalid && isOnlyAboutTheId(invalid.problems())) {
            return notFound(asked, invalid);
        }
        return Answers.answer(outcome);
    }

    /** What was found is the payload, and the community has signed it as such. */
    private Answer found(Ack ack) {
        Optional<JsonNode> told = Optional.ofNullable(ack.payload().resource());
        return Answers.signed(
                200,
                ack.resourceSignature()
                        .flatMap(signature -> told.map(resource -> new AckFrame(community, ack.site())
                                .around(CanonicalJson.of(resource), signature, Optional.empty(), ack.createdAt())))
                        .orElse(ack.envelope()));
    }

    private static boolean isOnlyAboutTheId(List<Problem> problems) {
        return problems.stream().allMatch(problem -> problem.pointer().equals("/" + MESSAGE_ID));
    }

    private Answer notFound(JsonNode asked, Outcome.Invalid invalid) {
        Ack ack = invalid.ack().orElseThrow();
        if (invalid.problems().stream().anyMatch(problem -> problem.code() == ErrorCode.REQUIRED)) {
            return error(ack, 400, "No payload#message_id given", "bad_request");
        }
        String id = asked.asString("");
        if (mayBeOnItsWay(id)) {
            return Answers.pending(JsonNodeFactory.instance.stringNode(TYPE), id);
        }
        return error(ack, 404, "No message found with payload#message_id='" + start(id) + "'", "not_found");
    }

    private static String start(String id) {
        int length = id.codePointCount(0, id.length());
        return length > QUOTED ? id.substring(0, id.offsetByCodePoints(0, QUOTED)) + "…" : id;
    }

    /** An id begins with the time of its record; one of the last hour may belong to a message in a partition that lags. */
    private boolean mayBeOnItsWay(String id) {
        if (!FORM.matcher(id).matches()) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(id.substring(0, SECONDS_DIGITS), HEXADECIMAL));
        Instant now = clock.instant();
        return sent.isAfter(now.minus(ON_ITS_WAY)) && sent.isBefore(now.plus(AHEAD));
    }

    private static Answer error(Ack ack, int status, String error, String word) {
        return Answers.signed(
                status,
                Answers.beside(
                        ack,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("error", error)
                                .put("status", word)));
    }
}
