package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import io.countersign.chaos.load.Wrongs;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The tables hold no word of it, and its ack rejects it. */
final class NothingUnverifiedIsApplied implements Guarantee {
    @Override
    public String promise() {
        return "nothing of a message that is not trusted is applied";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        evidence.lines().stream()
                .filter(line -> line.contains(Wrongs.MARK))
                .forEach(line -> broken.accept(null, "was stored: " + line));
        for (SentMessage message : evidence.sent()) {
            SeenRow row = evidence.rows().get(message.messageId());
            if (row != null && message.isRefused() && row.status().equals("persisted")) {
                broken.accept(message, "is " + row.result() + " according to the ledger");
            }
        }
    }
}
