package io.countersign.consumer;

import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckStatus;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes the span of a record, from its delivery to the commit of its ack. It is made when both are over, so that what
 * is given up and comes again leaves nothing open. It tells where the record lay and what became of it, and nothing of
 * its content.
 */
final class RecordSpans {
    /** Names the conventions that the names of spans and attributes are from. */
    static final String CONVENTIONS = "https://opentelemetry.io/schemas/1.37.0";

    private static final AttributeKey<List<String>> ERROR_CODES =
            AttributeKey.stringArrayKey("countersign.error_codes");

    private final Tracer tracer;
    private final String group;

    RecordSpans(Tracer tracer, String group) {
        this.tracer = tracer;
        this.group = group;
    }

    /** The trace that a record names in its headers; none where it names none, or a malformed one. */
    static Context parent(Delivery delivery) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), delivery.headers(), KafkaHeaders.INSTANCE);
    }

    /** Makes the span of a record whose ack was just committed. */
    void add(Outcome outcome) {
        Delivery delivery = outcome.delivery();
        Coordinates at = delivery.at();
        Span span = tracer.spanBuilder("process " + at.topic())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent(delivery))
                .setStartTimestamp(startNanos(delivery), TimeUnit.NANOSECONDS)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", at.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(at.partition()))
                .setAttribute("messaging.kafka.offset", at.offset())
                .setAttribute("messaging.consumer.group.name", group)
                .setAttribute("messaging.message.id", delivery.messageId().value())
                .startSpan();
        if (span.isRecording()) {
            tell(span, outcome);
        }
        span.end();
    }

    private static void tell(Span span, Outcome outcome) {
        AckStatus status = outcome.result().status();
        span.setAttribute("countersign.status", status.text())
                .setAttribute("countersign.result", outcome.result().text());
        if (status == AckStatus.FAILED || status == AckStatus.REJECTED) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", outcome.result().text())
                    .setAttribute(ERROR_CODES, errorCodes(outcome));
        }
    }

    private static List<String> errorCodes(Outcome outcome) {
        return AckPayload.parse(outcome.ackPayload()).errors().stream()
                .map(problem -> problem.code().text())
                .distinct()
                .toList();
    }

    private static long startNanos(Delivery delivery) {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond())
                + now.getNano()
                - (System.nanoTime() - delivery.receivedNanos());
    }

    private static final class KafkaHeaders implements TextMapGetter<Headers> {
        private static final KafkaHeaders INSTANCE = new KafkaHeaders();

        /** In bytes: what tracestate may be expected to be passed on with, and far more than traceparent has. */
        private static final int LONGEST = 512;

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null || header.value().length > LONGEST
                    ? null
                    : new String(header.value(), StandardCharsets.US_ASCII);
        }
    }
}
