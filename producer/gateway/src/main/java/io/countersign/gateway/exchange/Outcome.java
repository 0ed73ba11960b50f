package io.countersign.gateway.exchange;

import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.problem.Problem;
import java.util.List;
import java.util.Optional;

/** What became of a message, as far as it was waited for. */
public sealed interface Outcome {
    /** It was persisted or answered, as the ack says. */
    record Done(Ack ack) implements Outcome {}

    /**
     * Its content is wrong.
     *
     * @param problems with pointers into the payload, at least one
     * @param ack of the message; empty where the contract was broken so plainly that nothing was published
     */
    record Invalid(List<Problem> problems, Optional<Ack> ack) implements Outcome {
        /** Copies the problems. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** The community does not trust it, as the ack says: its key is not registered, revoked, or not for this type. */
    record Rejected(Ack ack) implements Outcome {}

    /** It is safe in the topic, but its ack has not come in time. */
    record Pending(MessageId messageId) implements Outcome {}
}
