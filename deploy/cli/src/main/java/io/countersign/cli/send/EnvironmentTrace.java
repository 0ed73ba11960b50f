package io.countersign.cli.send;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a script or a job is part of, from the variables {@code TRACEPARENT} and {@code TRACESTATE}, as
 * OpenTelemetry has them for processes.
 */
final class EnvironmentTrace implements TextMapGetter<Map<String, String>> {
    private static final EnvironmentTrace VARIABLES = new EnvironmentTrace();

    private EnvironmentTrace() {}

    /** The trace that the variables name; none where they name none, or a malformed one. */
    static Context of(Map<String, String> environment) {
        return W3CTraceContextPropagator.getInstance().extract(Context.current(), environment, VARIABLES);
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> environment, String name) {
        return environment == null ? null : environment.get(name.toUpperCase(Locale.ROOT));
    }
}
