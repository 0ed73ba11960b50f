package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Nothing is lost: a signed ack, on the topic for committed readers. */
final class EveryRecordIsAcked implements Guarantee {
    @Override
    public String promise() {
        return "every record is acknowledged";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        for (SentMessage message : evidence.sent()) {
            SeenAck ack = evidence.acks().get(message.messageId());
            if (ack == null || ack.committedCopies == 0) {
                broken.accept(message, "has no ack");
            } else if (!ack.untrusted.isEmpty()) {
                broken.accept(message, "has an ack that cannot be believed: " + ack.untrusted);
            }
        }
    }
}
