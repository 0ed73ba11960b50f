package io.countersign.consumer.status;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the processor is alive, which only a restart can mend, and whether it is ready to work. */
public final class Health {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Supplier<Duration> sinceLastPoll;
    private final List<Condition> conditions;
    private final BooleanSupplier schemaCurrent;
    private final BooleanSupplier assigned;

    /**
     * Watches a processor.
     *
     * @param sinceLastPoll how long ago the polling thread last moved
     * @param assigned whether the group has given this consumer its share of partitions, which may be none
     */
    public Health(
            Supplier<Duration> sinceLastPoll,
            List<Condition> conditions,
            BooleanSupplier schemaCurrent,
            BooleanSupplier assigned) {
        this.sinceLastPoll = sinceLastPoll;
        this.conditions = List.copyOf(conditions);
        this.schemaCurrent = schemaCurrent;
        this.assigned = assigned;
    }

    /** Whether the polling thread moves; it does so too while surroundings are broken. */
    public boolean isLive() {
        return sinceLastPoll.get().compareTo(LONGEST_SILENCE) < 0;
    }

    /** Whether all that is needed works. */
    public boolean isReady() {
        return checks().values().stream().allMatch("ok"::equals);
    }

    /** Each thing that is needed, with {@code ok} or what is wrong with it. */
    public Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            String trouble = condition.trouble();
            checks.put(condition.name(), said(trouble));
        }
        checks.put("schema", schemaCurrent.getAsBoolean() ? "ok" : "not migrated");
        checks.put("assignment", assigned.getAsBoolean() ? "ok" : "waiting for the group");
        return checks;
    }

    private static String said(@Nullable String trouble) {
        return trouble == null ? "ok" : trouble;
    }
}
