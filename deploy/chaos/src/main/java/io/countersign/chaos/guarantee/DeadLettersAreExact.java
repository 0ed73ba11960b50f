package io.countersign.chaos.guarantee;

import io.countersign.chaos.guarantee.Evidence.DeadLetter;
import io.countersign.chaos.load.SentMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** To the byte, and no others: a broken database never sends a message there. */
final class DeadLettersAreExact implements Guarantee {
    @Override
    public String promise() {
        return "dead letters are exactly the refused records";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        Map<DeadLetter, Integer> left = new HashMap<>(evidence.dead());
        for (SentMessage message : evidence.sent()) {
            Integer copies = left.remove(new DeadLetter(message.partition(), message.offset(), message.digest()));
            if (message.isRefused() != (copies != null)) {
                broken.accept(message, copies == null ? "is no dead letter" : "is a dead letter");
            } else if (copies != null && copies > 1 && !again(evidence, message)) {
                broken.accept(message, "is a dead letter " + copies + " times");
            }
        }
        left.keySet().forEach(letter -> broken.accept(null, "a dead letter that nobody sent: " + letter));
    }

    private static boolean again(Evidence evidence, SentMessage message) {
        return evidence.wasAppliedAgain(message.partition(), message.offset());
    }
}
