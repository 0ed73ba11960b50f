package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** People, what belongs to them, and organizations with their members. */
final class TablesAreTheFold implements Guarantee {
    @Override
    public String promise() {
        return "the tables are the fold of the accepted messages";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        evidence.expectedLines().stream()
                .filter(line -> !evidence.lines().contains(line))
                .forEach(line -> broken.accept(null, "missing: " + line));
        evidence.lines().stream()
                .filter(line -> !evidence.expectedLines().contains(line))
                .forEach(line -> broken.accept(null, "too much: " + line));
    }
}
