package io.countersign.gateway.http;

import io.countersign.gateway.dialect.Call;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** The trace that a call is part of (W3C Trace Context), with or without anybody who records spans. */
final class CallTrace implements TextMapGetter<Call> {
    private static final CallTrace HEADERS = new CallTrace();

    /** In characters: what tracestate may be expected to be passed on with, and far more than traceparent has. */
    private static final int LONGEST = 512;

    private CallTrace() {}

    /** That of the span that an agent has begun for the call, else the one that its headers name; else none. */
    static Context of(Call call) {
        Context current = Context.current();
        return Span.fromContext(current).getSpanContext().isValid()
                ? current
                : W3CTraceContextPropagator.getInstance().extract(current, call, HEADERS);
    }

    @Override
    public @Nullable String get(@Nullable Call call, String name) {
        String value = call == null ? null : call.headers().get(name);
        return value == null || value.length() > LONGEST ? null : value;
    }
}
