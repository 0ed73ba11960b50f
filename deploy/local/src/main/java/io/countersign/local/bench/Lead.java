package io.countersign.local.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many messages waited on the topic each time that some were applied, until the last one was sent. */
final class Lead {
    private static final double PERCENT = 100;

    private final List<Long> waiting = new ArrayList<>();

    /**
     * Compares times of one clock, in any order; one of each for every message.
     *
     * @param sent when the messages were sent
     * @param applied when they were applied
     */
    Lead(List<Long> sent, List<Long> applied) {
        List<Long> in = sent.stream().sorted().toList();
        List<Long> out = applied.stream().sorted().toList();
        int before = 0;
        for (int after = 1; after <= out.size(); after++) {
            long time = out.get(after - 1);
            boolean lastOfItsTime = after == out.size() || out.get(after) > time;
            while (before < in.size() && in.get(before) <= time) {
                before++;
            }
            if (lastOfItsTime && before < in.size()) {
                waiting.add((long) before - after);
            }
        }
        Collections.sort(waiting);
    }

    /** So many messages at most waited in that share of the times, 0 to 100 percent; 0 where there was no time. */
    long percentile(double percent) {
        if (waiting.isEmpty()) {
            return 0;
        }
        int index = (int) (percent / PERCENT * (waiting.size() - 1));
        return waiting.get(index);
    }
}
