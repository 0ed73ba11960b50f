package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Key, headers and value, also of copies in transactions that were given up. After a database was set back a message may
 * come out another way only where several partitions race for its subject.
 */
final class CopiesAreIdentical implements Guarantee {
    @Override
    public String promise() {
        return "all copies of an ack are the same bytes";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        for (SentMessage message : evidence.sent()) {
            SeenAck ack = evidence.acks().get(message.messageId());
            if (ack != null && ack.digests.size() > 1 && !evidence.mayDiffer(message)) {
                broken.accept(message, "has " + ack.digests.size() + " different acks " + ack.values);
            }
        }
    }
}
