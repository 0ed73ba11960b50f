package io.countersign.consumer;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.intake.Decoded;
import io.countersign.schema.ack.AckResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures the stages of batches, and counts what becomes of records. */
final class MeteredStages implements Stages {
    private final Stages stages;
    private final MeterRegistry registry;
    private final Timer read;
    private final Timer apply;
    private final Timer acknowledge;
    private final Timer delay;
    private final DistributionSummary size;
    private final Map<String, AtomicLong> lastSeen = new ConcurrentHashMap<>();

    MeteredStages(Stages stages, MeterRegistry registry) {
        this.stages = stages;
        this.registry = registry;
        this.read = stage("read");
        this.apply = stage("apply");
        this.acknowledge = stage("acknowledge");
        this.delay = Timer.builder("countersign.ack.delay")
                .description("Time from a record's timestamp to the commit of its ack")
                .publishPercentileHistogram()
                .register(registry);
        this.size = DistributionSummary.builder("countersign.batch.records")
                .description("Records in a batch")
                .register(registry);
    }

    private Timer stage(String name) {
        return Timer.builder("countersign.stage")
                .description("Time that a batch spends in a stage")
                .tag("stage", name)
                .publishPercentileHistogram()
                .register(registry);
    }

    @Override
    public CompletableFuture<List<Decoded>> read(List<Delivery> deliveries) {
        size.record(deliveries.size());
        Timer.Sample sample = Timer.start(registry);
        return stages.read(deliveries).whenComplete((records, error) -> sample.stop(read));
    }

    @Override
    public List<Outcome> apply(List<Decoded> records) {
        Supplier<List<Outcome>> applying = () -> stages.apply(records);
        return apply.record(applying);
    }

    @Override
    public void acknowledge(List<Outcome> outcomes) {
        acknowledge.record(() -> stages.acknowledge(outcomes));
        long now = System.currentTimeMillis();
        Map<Kind, Integer> kinds = new HashMap<>();
        for (Outcome outcome : outcomes) {
            kinds.merge(new Kind(outcome.type(), outcome.result()), 1, Integer::sum);
            String source = outcome.source();
            if (source != null) {
                lastSeen(source).set(now);
            }
            long then = outcome.delivery().at().time().toEpochMilli();
            delay.record(Duration.ofMillis(Math.max(0, now - then)));
        }
        kinds.forEach(this::count);
    }

    private AtomicLong lastSeen(String source) {
        return lastSeen.computeIfAbsent(source, name -> {
            AtomicLong millis = new AtomicLong();
            TimeGauge.builder("countersign.source.last.seen", millis, TimeUnit.MILLISECONDS, AtomicLong::get)
                    .description("When a record of the source was last acknowledged, since 1970")
                    .tag("source", name)
                    .register(registry);
            return millis;
        });
    }

    private record Kind(@Nullable String type, AckResult result) {}

    private void count(Kind kind, int records) {
        Counter.builder("countersign.messages")
                .description("Records acknowledged, by what became of them")
                .tag("type", kind.type() == null ? "none" : kind.type())
                .tag("status", kind.result().status().text())
                .tag("result", kind.result().text())
                .register(registry)
                .increment(records);
    }
}
