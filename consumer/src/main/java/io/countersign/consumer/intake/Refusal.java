package io.countersign.consumer.intake;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not applied, and why.
 *
 * @param verified the record's verified form; null where nothing in it may be trusted
 * @param type the message type as far as it is known from trusted bytes
 */
public record Refusal(
        Delivery delivery,
        @Nullable Verified verified,
        @Nullable String type,
        AckResult result,
        List<Problem> problems) implements Checked, Decoded {
    static Refusal untrusted(Delivery delivery, AckResult result, List<Problem> problems) {
        return new Refusal(delivery, null, null, result, problems);
    }

    static Refusal untrusted(Delivery delivery, AckResult result, ErrorCode code, String pointer, String message) {
        return untrusted(delivery, result, List.of(new Problem(code, pointer, message)));
    }

    static Refusal revoked(Delivery delivery) {
        return untrusted(
                delivery, AckResult.REVOKED_SOURCE, ErrorCode.CONFLICT, "/source_public_key", "the key was revoked");
    }
}
