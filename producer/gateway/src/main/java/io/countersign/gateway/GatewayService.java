package io.countersign.gateway;

import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.exchange.Connection;
import io.countersign.gateway.exchange.KafkaExchange;
import io.countersign.gateway.http.Server;
import io.countersign.schema.key.SignatureLibrary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A running gateway with all that it is made of. */
public final class GatewayService implements AutoCloseable {
    /** They write answers, which may have to wait for slow callers. */
    private static final int ANSWERING_THREADS = 16;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExecutorService answering = answering();
    private final Connection connection;
    private final Server server;

    private GatewayService(GatewayOptions options) {
        GatewayOptions.Limits limits = options.limits();
        this.connection = new Connection(
                options.kafka(),
                options.requestTopic(),
                options.acksTopic(),
                options.community(),
                limits.ackTimeout(),
                limits.drainTimeout());
        KafkaExchange exchange =
                new KafkaExchange(connection::client, options.community(), limits.maxPending(), answering);
        measure(exchange);
        List<Dialect> dialects = Dialects.all(new Surroundings(
                options.clients(),
                exchange,
                options.community(),
                limits.maxBodyBytes(),
                limits.keypairRequestsPerMinute(),
                Clock.systemUTC()));
        this.server = new Server(options, dialects, OpenApi.of(dialects).toString(), connection::trouble, registry);
    }

    /** Serves at once, whether or not Kafka can be reached yet. */
    public static GatewayService start(GatewayOptions options) {
        return new GatewayService(options);
    }

    private void measure(KafkaExchange exchange) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        Gauge.builder("countersign.signature.provider", () -> 1)
                .description("Which library signs and verifies")
                .tag("name", SignatureLibrary.inUse().name())
                .register(registry);
        Gauge.builder("countersign.gateway.pending", exchange, KafkaExchange::underWay)
                .description("Messages that wait for their acknowledgements")
                .register(registry);
        Gauge.builder(
                        "countersign.gateway.connected",
                        connection,
                        c -> c.trouble().isEmpty() ? 1 : 0)
                .description("Whether Kafka could be reached a moment ago")
                .register(registry);
    }

    private static ExecutorService answering() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(ANSWERING_THREADS, task -> {
            Thread thread = new Thread(task, "countersign-answer-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The port that is served. */
    public int port() {
        return server.port();
    }

    /** What keeps calls from being answered; empty when nothing does. */
    public String trouble() {
        return connection.trouble();
    }

    /** Takes no more calls, finishes those it has taken as far as that goes within the time to drain, and ends. */
    @Override
    public void close() {
        server.close();
        connection.close();
        answering.shutdown();
    }
}
