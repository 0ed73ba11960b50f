package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** No message is ever blamed for its surroundings. */
final class OutcomesAreRight implements Guarantee {
    @Override
    public String promise() {
        return "every outcome is the one that its message deserves";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        for (SentMessage message : evidence.sent()) {
            SeenAck ack = evidence.acks().get(message.messageId());
            if (ack != null
                    && message.results().stream()
                            .noneMatch(result -> result.text().equals(ack.result))) {
                broken.accept(message, "became " + ack.result + ", not " + message.results());
            }
        }
    }
}
