package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The database is effectively-once. */
final class OneLedgerRow implements Guarantee {
    @Override
    public String promise() {
        return "the ledger has exactly one row for each record";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        for (SentMessage message : evidence.sent()) {
            SeenRow row = evidence.rows().get(message.messageId());
            if (row == null || row.copies() != 1) {
                broken.accept(message, "has " + (row == null ? 0 : row.copies()) + " rows in the ledger");
            }
        }
        if (evidence.rows().size() != evidence.sent().size()) {
            broken.accept(
                    null,
                    evidence.rows().size() + " rows for " + evidence.sent().size() + " records");
        }
    }
}
