package io.countersign.gateway.http;

import io.countersign.gateway.GatewayOptions;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.Route;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the dialects, the OpenAPI document, health and metrics. */
public final class Server implements AutoCloseable {
    static final String ANSWERED = "countersign.answered";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final List<Dialect> dialects;
    private final Front front;
    private final UnderWay underWay = new UnderWay();
    private final Duration drain;
    private final Javalin server;

    /**
     * Serves at once.
     *
     * @param openApi the document that describes the dialects, JSON
     * @param trouble what keeps calls from being answered; empty when nothing does
     */
    public Server(
            GatewayOptions options,
            List<Dialect> dialects,
            String openApi,
            Supplier<String> trouble,
            PrometheusMeterRegistry registry) {
        this.dialects = List.copyOf(dialects);
        GatewayOptions.Limits limits = options.limits();
        this.front = new Front(
                new CallReader(limits.maxBodyBytes()),
                new RateLimits(limits.requestsPerMinute()),
                new IdempotencyKeys(),
                new AccessLog(registry),
                underWay);
        this.drain = limits.drainTimeout();
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            Jetty.configure(config.jetty, options, underWay);
            this.dialects.forEach(dialect -> serve(dialect, config));
            config.routes.error(404, this::unknown);
            config.routes.get("/livez", context -> context.result("ok"));
            config.routes.get("/readyz", context -> ready(context, trouble.get()));
            config.routes.get(
                    "/openapi.json",
                    context -> context.contentType("application/json").result(openApi));
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(registry.scrape()));
        });
        server.start();
    }

    /** Of paths that a call fits, the first that is told wins: so fixed ones go before those with parameters. */
    private static List<Route> inOrder(Dialect dialect) {
        return dialect.routes().stream()
                .sorted(Comparator.comparing(route -> route.path().replace('{', '~')))
                .toList();
    }

    private void serve(Dialect dialect, JavalinConfig config) {
        List<Route> routes = inOrder(dialect);
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (Route route : routes) {
            methods.computeIfAbsent(route.path(), path -> new TreeSet<>()).add(route.method());
            config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()),
                    route.path(),
                    context -> front.handle(dialect, route, context));
        }
        methods.forEach((path, taken) -> METHODS.stream()
                .filter(method -> !taken.contains(method))
                .forEach(method -> config.routes.addHttpHandler(
                        HandlerType.findOrCreate(method),
                        path,
                        context -> refuseMethod(dialect, String.join(", ", taken), context))));
    }

    private void refuseMethod(Dialect dialect, String allow, Context context) {
        context.header("Allow", allow);
        front.refuse(
                dialect, new Refusal(Refusal.Kind.METHOD_NOT_ALLOWED, "this path takes " + allow + " only"), context);
    }

    private void unknown(Context context) {
        if (context.attribute(ANSWERED) != null) {
            return;
        }
        for (Dialect dialect : dialects) {
            if (context.path().startsWith(dialect.prefix() + "/")
                    || context.path().equals(dialect.prefix())) {
                front.refuse(dialect, new Refusal(Refusal.Kind.NOT_FOUND, "there is nothing at this path"), context);
                return;
            }
        }
        context.contentType("application/json").result("{\"error\":\"there is nothing at this path\"}");
    }

    private static void ready(Context context, String trouble) {
        context.status(trouble.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("application/json")
                .result("{\"kafka\":\"" + (trouble.isEmpty() ? "ok" : trouble) + "\"}");
    }

    /** The port that is served. */
    public int port() {
        return server.port();
    }

    /** Takes no more calls, and waits until those that were taken are answered, as long as draining may take. */
    @Override
    public void close() {
        if (!underWay.drain(drain)) {
            LOG.warn("calls were still under way when the time to finish them was over");
        }
        server.stop();
    }
}
