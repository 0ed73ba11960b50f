package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One promise, and how to see whether it was kept. */
interface Guarantee {
    /** In words. */
    String promise();

    /** Reports everything that breaks it, with the message that it is about, null where it is about none. */
    void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken);
}
