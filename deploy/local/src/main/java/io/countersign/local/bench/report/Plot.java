package io.countersign.local.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line through points.
 *
 * @param across what is along the horizontal axis, with its unit
 * @param up what is along the vertical axis, with its unit
 * @param logarithmic whether equal steps across are equal factors; all of x is above 0 then
 */
public record Plot(String title, String across, String up, boolean logarithmic, List<Double> x, List<Double> y) {
    /** Copies the points; as many of x as of y, x rising. */
    public Plot {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException("a point has an x and a y");
        }
        x = List.copyOf(x);
        y = List.copyOf(y);
    }

    /** How many of the times fall into each second, of which the first is that of the first time; times in milliseconds. */
    public static Plot perSecond(String title, List<Long> millis) {
        List<Double> seconds = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        if (!millis.isEmpty()) {
            long first = millis.get(0);
            long last = millis.get(millis.size() - 1);
            long[] count = new long[Math.toIntExact((last - first) / 1_000) + 1];
            millis.forEach(time -> count[Math.toIntExact((time - first) / 1_000)]++);
            for (int second = 0; second < count.length; second++) {
                seconds.add((double) second);
                counts.add((double) count[second]);
            }
        }
        return new Plot(title, "seconds", "messages a second", false, seconds, counts);
    }
}
