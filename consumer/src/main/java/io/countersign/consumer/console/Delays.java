package io.countersign.consumer.console;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long the records took that were acknowledged from one look to the next, from the counts of a histogram, which only
 * grow. For one thread.
 */
final class Delays {
    private long[] before = new long[0];
    private double[] bounds = new double[0];
    private long[] counts = new long[0];

    /** Looks at the timer; null stands for one that nothing has used yet. */
    void look(@Nullable Timer timer) {
        if (timer == null) {
            return;
        }
        CountAtBucket[] buckets = timer.takeSnapshot().histogramCounts();
        long[] now = new long[buckets.length];
        bounds = new double[buckets.length];
        counts = new long[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            now[i] = (long) buckets[i].count();
            bounds[i] = buckets[i].bucket(TimeUnit.MILLISECONDS);
            counts[i] = now[i] - (i < before.length ? before[i] : 0);
        }
        before = Arrays.copyOf(now, now.length);
    }

    /** Milliseconds within which the share, 0 to 1, of them was acknowledged; null where there were none. */
    @Nullable
    Double millis(double share) {
        if (counts.length == 0 || counts[counts.length - 1] == 0) {
            return null;
        }
        double wanted = share * counts[counts.length - 1];
        int bucket = 0;
        while (counts[bucket] < wanted) {
            bucket++;
        }
        double from = bucket == 0 ? 0 : bounds[bucket - 1];
        if (Double.isInfinite(bounds[bucket])) {
            return from;
        }
        long below = bucket == 0 ? 0 : counts[bucket - 1];
        return from + (bounds[bucket] - from) * (wanted - below) / (counts[bucket] - below);
    }
}
