package io.countersign.consumer;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.intake.Decoded;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each stage of a batch, linked to the traces of its records, and one of each record in its own trace,
 * for an OpenTelemetry SDK that is there.
 */
final class TracedStages implements Stages {
    /** An SDK keeps no more of a span, unless it is told to. */
    private static final int MOST_LINKS = 128;

    private final Stages stages;
    private final Tracer tracer;
    private final RecordSpans records;

    private TracedStages(Stages stages, Tracer tracer, RecordSpans records) {
        this.stages = stages;
        this.tracer = tracer;
        this.records = records;
    }

    /** The stages themselves where there is no SDK: then tracing costs no batch and no record anything. */
    static Stages around(Stages stages, OpenTelemetry telemetry, String group) {
        Tracer tracer = telemetry
                .tracerBuilder("io.countersign.consumer")
                .setSchemaUrl(RecordSpans.CONVENTIONS)
                .build();
        return tracer.isEnabled() ? new TracedStages(stages, tracer, new RecordSpans(tracer, group)) : stages;
    }

    @Override
    public CompletableFuture<List<Decoded>> read(List<Delivery> deliveries) {
        Span span = begin("read", deliveries, Function.identity());
        return stages.read(deliveries).whenComplete((decoded, error) -> end(span, error));
    }

    @Override
    public List<Outcome> apply(List<Decoded> decoded) {
        return within(begin("apply", decoded, Decoded::delivery), () -> stages.apply(decoded));
    }

    @Override
    public void acknowledge(List<Outcome> outcomes) {
        List<Outcome> acknowledged = within(begin("acknowledge", outcomes, Outcome::delivery), () -> {
            stages.acknowledge(outcomes);
            return outcomes;
        });
        acknowledged.forEach(records::add);
    }

    private <T> Span begin(String stage, List<T> batch, Function<T, Delivery> delivery) {
        SpanBuilder builder = tracer.spanBuilder(stage)
                .setNoParent()
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.batch.message_count", batch.size());
        batch.stream()
                .map(item -> Span.fromContext(RecordSpans.parent(delivery.apply(item)))
                        .getSpanContext())
                .filter(SpanContext::isSampled)
                .distinct()
                .limit(MOST_LINKS)
                .forEach(builder::addLink);
        return builder.startSpan();
    }

    /** Does the work with the span as the thread's own, so that what instrumented libraries do becomes its child. */
    private static <T> T within(Span span, Supplier<T> work) {
        try {
            T done = Context.root().with(span).wrapSupplier(work).get();
            end(span, null);
            return done;
        } catch (RuntimeException e) {
            end(span, e);
            throw e;
        }
    }

    // What an error says may quote a row, so only its class is told.
    private static void end(Span span, @Nullable Throwable error) {
        if (error != null) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", error.getClass().getName());
        }
        span.end();
    }
}
