package io.countersign.gateway.http;

import io.countersign.gateway.dialect.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line, and one measurement, for each call; with routes instead of paths, because paths may name people. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.countersign.access");

    private final MeterRegistry registry;

    AccessLog(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * What is known of a call before it is answered.
     *
     * @param route the path with its parameters in braces, or the dialect's prefix for paths that it does not have
     */
    record Entry(String dialect, String method, String route, String requestId, long startNanos) {}

    void answered(Entry entry, String caller, int bytesIn, Answer answer) {
        Duration took = Duration.ofNanos(System.nanoTime() - entry.startNanos());
        Timer.builder("countersign.gateway.requests")
                .description("Calls, from the first byte to the answer")
                .tag("dialect", entry.dialect())
                .tag("method", entry.method())
                .tag("route", entry.route())
                .tag("status", Integer.toString(answer.status()))
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
        LOG.atInfo()
                .addKeyValue("dialect", entry.dialect())
                .addKeyValue("client", caller)
                .addKeyValue("method", entry.method())
                .addKeyValue("route", entry.route())
                .addKeyValue("status", answer.status())
                .addKeyValue("millis", took.toMillis())
                .addKeyValue("bytes_in", bytesIn)
                .addKeyValue("bytes_out", answer.body().length())
                .addKeyValue("request_id", entry.requestId())
                .log("call");
    }
}
