package io.countersign.local.bench;

import io.countersign.local.bench.report.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long something took, time after time; for any number of threads. */
final class Latencies {
    private static final double NANOS_OF_A_MILLI = 1e6;
    private static final int DIGITS = 3;
    private static final double FINER = 1.2;

    private final Histogram nanos = new ConcurrentHistogram(DIGITS);

    /** Adds one time, nanoseconds; less than none counts as none. */
    void add(long time) {
        nanos.recordValue(Math.max(0, time));
    }

    /** How many there are. */
    long count() {
        return nanos.getTotalCount();
    }

    /** Adds the percentiles that are asked for, milliseconds. */
    void addTo(Map<String, Object> members) {
        members.put("p50_ms", millis(nanos.getValueAtPercentile(50)));
        members.put("p99_ms", millis(nanos.getValueAtPercentile(99)));
        members.put("p99_9_ms", millis(nanos.getValueAtPercentile(99.9)));
        members.put("longest_ms", millis(nanos.getMaxValue()));
    }

    /** Milliseconds that are longer than so many percent, 0 to 100, of all. */
    double percentile(double percent) {
        return nanos.getValueAtPercentile(percent) / NANOS_OF_A_MILLI;
    }

    /** The time of one in so many: 2 is the middle, 1,000 the slowest of a thousand. */
    Plot plot(String title) {
        List<Double> oneIn = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (double rare = 1; rare <= count(); rare *= FINER) {
            oneIn.add(rare);
            times.add(percentile(100 - 100 / rare));
        }
        return new Plot(title, "slowest one in", "milliseconds", true, oneIn, times);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS_OF_A_MILLI);
    }
}
