package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Without it the others would look at less than was meant. */
final class EverythingIsSent implements Guarantee {
    @Override
    public String promise() {
        return "the broker has confirmed every message";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        evidence.unsent().forEach(message -> broken.accept(null, "not sent: " + message));
        long onTopic =
                evidence.ends().values().stream().mapToLong(Long::longValue).sum();
        if (onTopic != evidence.sent().size()) {
            broken.accept(
                    null,
                    onTopic + " records on the topic, but " + evidence.sent().size() + " were confirmed");
        }
    }
}
