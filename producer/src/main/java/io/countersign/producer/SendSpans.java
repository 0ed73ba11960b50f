package io.countersign.producer;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Makes a span of each message that is sent, and has its record carry the trace on (W3C Trace Context). Without an
 * OpenTelemetry SDK no spans are made, and the trace that the sender is in goes on to the record as it is.
 */
final class SendSpans {
    /** Names the conventions that the names of spans and attributes are from. */
    private static final String CONVENTIONS = "https://opentelemetry.io/schemas/1.37.0";

    private final Tracer tracer;
    private final String topic;

    SendSpans(OpenTelemetry telemetry, String topic) {
        this.tracer = telemetry
                .tracerBuilder("io.countersign.producer")
                .setSchemaUrl(CONVENTIONS)
                .build();
        this.topic = topic;
    }

    /** Begins the span of a message; a trace that its headers name goes before the one that the thread is in. */
    SendSpan begin(Iterable<Header> given) {
        Context current = Context.current();
        boolean isInTrace = Span.fromContext(current).getSpanContext().isValid();
        // Where nobody records spans, none is made up: whoever gets the record would take it for a trace that is not
        // to be recorded.
        if (!isInTrace && !tracer.isEnabled()) {
            return new SendSpan(given, Span.getInvalid());
        }
        W3CTraceContextPropagator propagator = W3CTraceContextPropagator.getInstance();
        Headers headers = new RecordHeaders(given);
        Context parent = propagator.extract(current, headers, TraceHeaders.INSTANCE);
        Span span = tracer.spanBuilder("send " + topic)
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(parent)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "send")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", topic)
                .startSpan();
        // Also what belonged to a malformed parent.
        propagator.fields().forEach(headers::remove);
        propagator.inject(parent.with(span), headers, TraceHeaders.INSTANCE);
        return new SendSpan(headers, span);
    }
}
