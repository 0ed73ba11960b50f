package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** As seen by whoever reads the acks of one subject; the fold of the tables shows that it was so for the rows. */
final class OrderIsKept implements Guarantee {
    @Override
    public String promise() {
        return "the messages of a subject are acknowledged in their order";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        List<SentMessage> inOrder = evidence.sent().stream()
                .filter(message -> message.key() != null)
                .sorted(Comparator.comparingInt(SentMessage::partition).thenComparingLong(SentMessage::offset))
                .toList();
        Map<String, Long> last = new HashMap<>();
        for (SentMessage message : inOrder) {
            SeenAck ack = evidence.acks().get(message.messageId());
            if (ack == null || ack.firstCommitted < 0) {
                continue;
            }
            String where = message.key() + " in " + ack.partition;
            if (last.getOrDefault(where, -1L) > ack.firstCommitted) {
                broken.accept(message, "was acknowledged before one that was sent earlier");
            }
            last.put(where, ack.firstCommitted);
        }
    }
}
