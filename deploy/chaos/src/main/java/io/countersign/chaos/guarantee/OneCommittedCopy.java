package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Except where the database was set back: what it had forgotten is applied, and acked, again. */
final class OneCommittedCopy implements Guarantee {
    @Override
    public String promise() {
        return "committed readers see each ack once";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        for (SentMessage message : evidence.sent()) {
            SeenAck ack = evidence.acks().get(message.messageId());
            boolean again = evidence.wasAppliedAgain(message.partition(), message.offset());
            if (ack != null && ack.committedCopies > 1 && !again) {
                broken.accept(message, "was acknowledged " + ack.committedCopies + " times");
            }
        }
    }
}
