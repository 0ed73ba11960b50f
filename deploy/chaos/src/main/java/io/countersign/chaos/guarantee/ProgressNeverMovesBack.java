package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.SentMessage;
import io.countersign.chaos.scene.Progress;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** But for a database that was set back, which is told apart. */
final class ProgressNeverMovesBack implements Guarantee {
    @Override
    public String promise() {
        return "progress never moves back, and reaches the end";
    }

    @Override
    public void check(Evidence evidence, BiConsumer<@Nullable SentMessage, String> broken) {
        for (Progress.Step step : evidence.backwards()) {
            broken.accept(null, "partition " + step.partition() + " went from " + step.from() + " to " + step.to());
        }
        if (!evidence.applied().equals(evidence.ends())) {
            broken.accept(null, "applied up to " + evidence.applied() + " of " + evidence.ends());
        }
    }
}
