package io.countersign.consumer;

import io.countersign.consumer.inbox.Inbox;
import io.countersign.consumer.status.Condition;
import io.countersign.schema.key.SignatureLibrary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a running processor tells of itself, beside what its stages measure. */
final class ServiceMeters implements MeterBinder {
    private final Inbox inbox;
    private final Pipeline pipeline;
    private final List<Condition> conditions;
    private final Clock clock;

    ServiceMeters(Inbox inbox, Pipeline pipeline, List<Condition> conditions, Clock clock) {
        this.inbox = inbox;
        this.pipeline = pipeline;
        this.conditions = List.copyOf(conditions);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        inbox.metrics().bindTo(meters);
        work(meters);
        Gauge.builder("countersign.signature.provider", () -> 1)
                .description("Which library signs and verifies")
                .tag("name", SignatureLibrary.inUse().name())
                .register(meters);
        conditions.forEach(condition -> surroundings(meters, condition));
    }

    private void work(MeterRegistry meters) {
        Gauge.builder("countersign.batches.inside", pipeline, Pipeline::inside)
                .description("Batches between delivery and acknowledgement")
                .register(meters);
        Gauge.builder("countersign.records.inside", pipeline, Pipeline::records)
                .description("Records between delivery and acknowledgement")
                .register(meters);
        Gauge.builder("countersign.lag.records", () -> inbox.waiting() + pipeline.records())
                .description("Records of this consumer's partitions that are not acknowledged yet")
                .register(meters);
        TimeGauge.builder("countersign.oldest.record.age", this::oldestMillis, TimeUnit.MILLISECONDS)
                .description("Age of the oldest record between delivery and acknowledgement; 0 while there is none")
                .register(meters);
        Gauge.builder("countersign.partitions", inbox, i -> i.ours().size())
                .description("Partitions assigned to this consumer")
                .register(meters);
    }

    private long oldestMillis() {
        return pipeline.oldest()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis()))
                .orElse(0L);
    }

    private static void surroundings(MeterRegistry meters, Condition condition) {
        FunctionCounter.builder("countersign.failures", condition, Condition::failures)
                .description("Uses of something needed that failed and were tried again")
                .tag("of", condition.name())
                .register(meters);
        Gauge.builder("countersign.works", condition, c -> c.trouble() == null ? 1 : 0)
                .description("Whether something needed works, 1 or 0; while it does not, what needs it waits")
                .tag("of", condition.name())
                .register(meters);
    }
}
