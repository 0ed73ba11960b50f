package io.countersign.chaos;

import io.countersign.chaos.guarantee.Violation;
import java.util.List;

/**
 * What came of a run.
 *
 * @param messages sent
 * @param consumers started, those that replaced others among them
 */
record Verdict(int messages, int consumers, List<Struck> strikes, List<Violation> violations) {
    /** Faults that found nothing to break each time that they were tried: the run shows nothing of them. */
    List<String> neverStruck() {
        return strikes.stream()
                .map(Struck::fault)
                .distinct()
                .filter(fault -> strikes.stream().noneMatch(s -> s.fault().equals(fault) && s.harmed()))
                .toList();
    }

    boolean isGood() {
        return violations.isEmpty() && neverStruck().isEmpty();
    }
}
