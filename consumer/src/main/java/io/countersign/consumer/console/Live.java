package io.countersign.consumer.console;

import io.countersign.consumer.status.Health;
import io.countersign.schema.ack.AckStatus;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How this processor did in the last minutes, from its meters, so that the page has something to draw when it opens. */
final class Live {
    /** Between two samples. */
    static final Duration PERIOD = Duration.ofSeconds(2);

    private static final int KEPT = 300;

    private final MeterRegistry meters;
    private final Health health;
    private final Delays delays = new Delays();
    private final Map<AckStatus, Double> before = new EnumMap<>(AckStatus.class);
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Object lock = new Object();
    private long beforeNanos = System.nanoTime();

    Live(MeterRegistry meters, Health health) {
        this.meters = meters;
        this.health = health;
    }

    /**
     * What was measured since the sample before.
     *
     * @param at milliseconds since 1970
     * @param perSecond records acknowledged, by status
     * @param lag records not acknowledged yet
     * @param ageSeconds of the oldest record under way
     * @param p50 milliseconds from a record's time to its acknowledgement, of half of them; null where there were none
     * @param p99 the same of 99 of 100
     */
    private record Sample(
            long at,
            Map<AckStatus, Double> perSecond,
            double lag,
            double ageSeconds,
            @Nullable Double p50,
            @Nullable Double p99) {}

    /** Takes a sample; for one thread, every {@link #PERIOD} or so. */
    void sample() {
        long nanos = System.nanoTime();
        double seconds = Math.max(0.001, (nanos - beforeNanos) / 1e9);
        beforeNanos = nanos;
        Map<AckStatus, Double> perSecond = new EnumMap<>(AckStatus.class);
        for (AckStatus status : AckStatus.values()) {
            double now = acknowledged(status);
            perSecond.put(status, (now - before.getOrDefault(status, 0.0)) / seconds);
            before.put(status, now);
        }
        delays.look(meters.find("countersign.ack.delay").timer());
        Sample sample = new Sample(
                System.currentTimeMillis(), perSecond, lag(), ageSeconds(), delays.millis(0.5), delays.millis(0.99));
        synchronized (lock) {
            samples.add(sample);
            if (samples.size() > KEPT) {
                samples.remove();
            }
        }
    }

    private double acknowledged(AckStatus status) {
        return meters.find("countersign.messages").tag("status", status.text()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double lag() {
        Gauge gauge = meters.find("countersign.lag.records").gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private double ageSeconds() {
        TimeGauge gauge = meters.find("countersign.oldest.record.age").timeGauge();
        return gauge == null ? 0 : gauge.value(TimeUnit.SECONDS);
    }

    /** The samples taken after a time, {@code since} in milliseconds since 1970, and what works. */
    JsonNode since(Context context) {
        long since = new Parameters(context).number("since");
        List<Sample> all;
        synchronized (lock) {
            all = List.copyOf(samples);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("period_ms", PERIOD.toMillis());
        ObjectNode checks = json.putObject("checks");
        health.checks().forEach(checks::put);
        ArrayNode array = json.putArray("samples");
        all.stream().filter(sample -> sample.at() > since).forEach(sample -> array.add(json(sample)));
        return json;
    }

    private static ObjectNode json(Sample sample) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", sample.at());
        sample.perSecond().forEach((status, rate) -> json.put(status.text(), rounded(rate)));
        return json.put("lag", rounded(sample.lag()))
                .put("age", rounded(sample.ageSeconds()))
                .put("p50", rounded(sample.p50()))
                .put("p99", rounded(sample.p99()));
    }

    /** To a thousandth, which is plenty; null where there is no number. */
    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null || !Double.isFinite(number) ? null : Math.round(number * 1_000) / 1_000.0;
    }
}
