package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Not even to readers of transactions that were given up. */
final class AcksAreInTheDatabase implements Guarantee {
    @Override
    public String promise() {
        return "nothing is acknowledged that is not in the database";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        Set<String> mayDiffer = evidence.sent().stream()
                .filter(evidence::mayDiffer)
                .map(SentMessage::messageId)
                .collect(Collectors.toSet());
        evidence.acks().forEach((messageId, ack) -> {
            SeenRow row = evidence.rows().get(messageId);
            if (row == null) {
                broken.accept(null, messageId + " was acknowledged, but is not in the ledger");
            } else if (!mayDiffer.contains(messageId)
                    && (!row.result().equals(ack.result) || !row.status().equals(ack.status))) {
                broken.accept(null, messageId + " was acknowledged as " + ack.result + ", but is " + row.result());
            }
        });
    }
}
