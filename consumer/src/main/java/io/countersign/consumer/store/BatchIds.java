package io.countersign.consumer.store;

import io.countersign.consumer.domain.World;
import java.util.HashMap;
import java.util.Map;

/** The ids of what a batch creates, which each message takes from its own span. */
final class BatchIds implements World.Ids {
    private final Map<String, Long> taken = new HashMap<>();
    private IdSpan span;

    /** Begins with the span of the first message. */
    BatchIds(IdSpan first) {
        span = first;
    }

    /** From now on ids are for the message that has this span. */
    void begin(IdSpan next) {
        taken.clear();
        span = next;
    }

    @Override
    public long next(String sort) {
        return span.id(taken.merge(sort, 1L, Long::sum) - 1);
    }
}
