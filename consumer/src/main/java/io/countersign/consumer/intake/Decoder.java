package io.countersign.consumer.intake;

import static io.countersign.schema.ack.AckResult.INVALID;
import static io.countersign.schema.ack.AckResult.NOT_FRESH;
import static io.countersign.schema.ack.AckResult.TYPE_NOT_ALLOWED;
import static io.countersign.schema.ack.AckResult.WRONG_AUDIENCE;
import static io.countersign.schema.problem.ErrorCode.CONFLICT;
import static io.countersign.schema.problem.ErrorCode.NOT_IN_ENUM;
import static io.countersign.schema.problem.ErrorCode.OUT_OF_RANGE;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.consumer.domain.Request;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.sources.Source;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the payload of a verified record and holds it against what its source may do. */
public final class Decoder {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final String ISSUED_AT = "/issued_at";

    private final MessageReader messages;
    private final PublicKey community;
    private final Clock clock;

    /** Messages meant for another audience than the community are refused. */
    public Decoder(MessageReader messages, PublicKey community, Clock clock) {
        this.messages = messages;
        this.community = community;
        this.clock = clock;
    }

    /** The message, or why it is refused. */
    public Decoded decode(Checked checked) {
        return checked instanceof Verified verified ? decode(verified) : (Refusal) checked;
    }

    private Decoded decode(Verified verified) {
        Source source = verified.source();
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        Reading reading = messages.read(verified.payload(), today, source.ignoresUnknownMembers());
        Refusal refusal = refusal(verified, reading);
        if (refusal != null) {
            return refusal;
        }
        if (reading instanceof Reading.Invalid invalid) {
            return new Refusal(verified.delivery(), verified, invalid.type(), INVALID, invalid.problems());
        }
        Request request = new Request(
                verified.delivery().messageId(),
                source.account(),
                source.id(),
                verified.payload().sha256(),
                ((Reading.Readable) reading).message());
        return new Accepted(verified, request);
    }

    private @Nullable Refusal refusal(Verified verified, Reading reading) {
        String type = reading.type();
        if (type != null && !verified.source().maySend(type)) {
            return refusal(verified, type, TYPE_NOT_ALLOWED, NOT_IN_ENUM, "/type", "the source may not send this type");
        }
        PublicKey audience = reading.statement().audience();
        if (audience != null && !audience.equals(community)) {
            return refusal(verified, type, WRONG_AUDIENCE, CONFLICT, "/audience", "meant for another community");
        }
        return verified.source().freshnessRequired() ? stale(verified, type, reading) : null;
    }

    private @Nullable Refusal stale(Verified verified, @Nullable String type, Reading reading) {
        Instant issuedAt = reading.statement().issuedAt();
        if (issuedAt == null) {
            if (reading instanceof Reading.Invalid invalid && tells(invalid, ISSUED_AT)) {
                return null;
            }
            return refusal(verified, type, NOT_FRESH, REQUIRED, ISSUED_AT, "the source must date its messages");
        }
        Instant now = now(verified.delivery());
        if (issuedAt.isAfter(now.plus(AHEAD))) {
            return refusal(verified, type, NOT_FRESH, OUT_OF_RANGE, ISSUED_AT, "more than 5 minutes ahead");
        }
        if (issuedAt.isBefore(now.minus(verified.source().maxAge()))) {
            return refusal(verified, type, NOT_FRESH, OUT_OF_RANGE, ISSUED_AT, "older than the source may send");
        }
        return null;
    }

    private static boolean tells(Reading.Invalid invalid, String pointer) {
        return invalid.problems().stream().anyMatch(problem -> problem.pointer().equals(pointer));
    }

    /** A time that the broker set cannot be chosen by a sender, and lets an honest backlog pass. */
    private Instant now(Delivery delivery) {
        return delivery.appended() ? delivery.at().time() : clock.instant();
    }

    private static Refusal refusal(
            Verified verified, @Nullable String type, AckResult result, ErrorCode code, String pointer, String rule) {
        return new Refusal(verified.delivery(), verified, type, result, List.of(new Problem(code, pointer, rule)));
    }
}
