package io.countersign.consumer.status;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Whether something that the processor needs works, as its last use showed. */
public final class Condition {
    private final String name;
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable String trouble;

    /** A condition that is good until shown otherwise. */
    public Condition(String name) {
        this.name = name;
    }

    /** What the condition is of, for example {@code database}. */
    public String name() {
        return name;
    }

    /** The last use worked. */
    public void works() {
        if (trouble != null) {
            trouble = null;
        }
    }

    /** The last use failed. */
    public void fails(Throwable error) {
        failures.incrementAndGet();
        trouble = error.getClass().getSimpleName();
    }

    /** What the last failure was; null while it works. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** How many uses have failed. */
    public long failures() {
        return failures.get();
    }
}
