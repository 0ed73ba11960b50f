package io.countersign.producer;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads and writes a trace in the headers of a Kafka record. */
final class TraceHeaders implements TextMapGetter<Headers>, TextMapSetter<Headers> {
    static final TraceHeaders INSTANCE = new TraceHeaders();

    /** In bytes: what tracestate may be expected to be passed on with, and far more than traceparent has. */
    private static final int LONGEST = 512;

    private TraceHeaders() {}

    @Override
    public @Nullable String get(@Nullable Headers carrier, String key) {
        Header header = carrier == null ? null : carrier.lastHeader(key);
        return header == null || header.value() == null || header.value().length > LONGEST
                ? null
                : new String(header.value(), StandardCharsets.US_ASCII);
    }

    @Override
    public void set(@Nullable Headers carrier, String key, String value) {
        if (carrier != null) {
            carrier.add(key, value.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
