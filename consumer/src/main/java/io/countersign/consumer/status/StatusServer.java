package io.countersign.consumer.status;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Liveness, readiness and metrics over HTTP. */
public final class StatusServer implements AutoCloseable {
    private final Javalin server;

    /**
     * Serves at once; port 0 takes any free one.
     *
     * @param more adds what else is served on this port
     */
    public StatusServer(
            String host, int port, Health health, PrometheusMeterRegistry registry, Consumer<RoutesConfig> more) {
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/livez", context -> answer(context, health.isLive(), "polling has stopped"));
            config.routes.get("/readyz", context -> {
                context.status(health.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
                // Not by Javalin, which looks for a Jackson of the former kind and has none where only this is shipped.
                context.contentType(ContentType.APPLICATION_JSON)
                        .result(JsonMapper.shared().writeValueAsString(health.checks()));
            });
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(registry.scrape()));
            more.accept(config.routes);
        });
        server.start(host, port);
    }

    private static void answer(Context context, boolean good, String trouble) {
        context.status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).result(good ? "ok" : trouble);
    }

    /** The port that is served. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
