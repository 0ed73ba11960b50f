package io.countersign.consumer.store;

import io.countersign.consumer.Outcome;
import io.countersign.consumer.domain.AnswerRoom;
import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.intake.Accepted;
import io.countersign.consumer.intake.Decoded;
import io.countersign.consumer.intake.Refusal;
import io.countersign.consumer.intake.Verified;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record with what became of it, ready for the ledger.
 *
 * @param verified the record's verified form; null where nothing in it is trusted
 * @param request the message; null where it was refused
 * @param mentions digests of the records, beside the subject, whose content this holds
 */
record Verdict(
        Decoded decoded,
        @Nullable Verified verified,
        @Nullable Request request,
        @Nullable String type,
        Effect effect,
        Bytes ackPayload,
        Set<Bytes> mentions) {
    private static final int LARGEST_ACK = 512 * 1024;

    static Verdict of(Refusal refusal) {
        Effect effect = new Effect(refusal.result(), null, null, refusal.problems(), null, null);
        return of(refusal, refusal.verified(), null, refusal.type(), effect, Set.of());
    }

    /** The verdict on a message; what it quotes of others mentions these records. */
    static Verdict of(Accepted accepted, Effect effect, Set<Bytes> quoted) {
        Request request = accepted.request();
        return of(accepted, accepted.verified(), request, request.message().type(), effect, quoted);
    }

    private static Verdict of(
            Decoded decoded,
            @Nullable Verified verified,
            @Nullable Request request,
            @Nullable String type,
            Effect effect,
            Set<Bytes> quoted) {
        Bytes payload = payload(decoded, type, effect).canonical();
        if (effect.resource() != null && payload.length() > LARGEST_ACK) {
            int excess = payload.length() - LARGEST_ACK;
            ObjectNode shortened = AnswerRoom.shortened(effect.resource(), excess);
            payload = payload(decoded, type, effect.with(shortened)).canonical();
        }
        Set<Bytes> mentions = new LinkedHashSet<>(Mentions.of(verified, type, effect));
        mentions.addAll(quoted);
        return new Verdict(decoded, verified, request, type, effect, payload, mentions);
    }

    private static AckPayload payload(Decoded decoded, @Nullable String type, Effect effect) {
        RecordId subject = effect.subject();
        return new AckPayload(
                type,
                decoded.delivery().messageId(),
                effect.result(),
                subject == null ? null : subject.id(),
                effect.importId(),
                effect.problems(),
                effect.ids(),
                effect.resource(),
                effect.page());
    }

    /** Whether it only says again what was said before. */
    boolean isOld() {
        return effect.result() == AckResult.STALE || effect.result() == AckResult.DUPLICATE;
    }

    /** Whether its content goes with the records of these digests; that of a deletion is nothing but names. */
    boolean isErasedWith(Set<Bytes> erased) {
        RecordId subject = effect.subject();
        return effect.result() != AckResult.DELETED
                && ((subject != null && erased.contains(NameDigest.of(subject)))
                        || mentions.stream().anyMatch(erased::contains));
    }

    Outcome outcome() {
        return new Outcome(
                decoded.delivery(),
                verified == null ? null : verified.source().name(),
                type,
                effect.result(),
                ackPayload);
    }
}
