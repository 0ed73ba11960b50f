package io.countersign.producer;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.apache.kafka.common.header.Header;

/**
 * The span of one message from its sending to the broker's answer. Where nobody records spans it does nothing.
 *
 * @param headers what the record goes with: those that were given, and the trace's
 */
record SendSpan(Iterable<Header> headers, Span span) {
    /** Ends it; the broker has the message. */
    void accepted(SentMessage message) {
        if (span.isRecording()) {
            span.setAttribute("messaging.message.id", message.messageId().value())
                    .setAttribute("messaging.destination.partition.id", Integer.toString(message.partition()))
                    .setAttribute("messaging.kafka.offset", message.offset());
        }
        span.end();
    }

    /** Ends it; the message was not accepted. Only the reason's class is told: its text may quote the message. */
    void refused(Throwable reason) {
        span.setStatus(StatusCode.ERROR)
                .setAttribute("error.type", reason.getClass().getName())
                .end();
    }
}
