package io.countersign.consumer.console;

import io.countersign.consumer.ProcessorOptions;
import io.countersign.consumer.status.Health;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** The operator's page and the calls behind it. */
public final class Console {
    /** How often {@link #sample} is to be called. */
    public static final Duration PERIOD = Live.PERIOD;

    /** A search holds a connection that the processor may need. */
    private static final int SEARCHES_AT_ONCE = 2;

    private static final int KAFKA_CLIENTS_AT_ONCE = 1;

    private final Access access;
    private final Live live;
    private final MessageCalls messages;
    private final DeadCalls dead;
    private final SourceCalls sources;

    /** A console of a processor with this database, these meters and this health. */
    public Console(ProcessorOptions options, Jdbi jdbi, MeterRegistry meters, Health health) {
        Turnstile database = new Turnstile(SEARCHES_AT_ONCE);
        Turnstile kafka = new Turnstile(KAFKA_CLIENTS_AT_ONCE);
        KafkaAccess clients = new KafkaAccess(options.inbox().kafka());
        this.access = new Access(options.console());
        this.live = new Live(meters, health);
        this.messages = new MessageCalls(jdbi, clients, database, kafka);
        this.dead = new DeadCalls(
                new DeadTail(clients, options.acks().deadTopic()), new Replay(clients, options.inbox()), kafka);
        this.sources = new SourceCalls(jdbi, database);
    }

    /** Adds the page and its calls to what a server serves. */
    public void serve(RoutesConfig routes) {
        Assets.serve(routes);
        // What these two tell is no more than what /metrics and /readyz tell everybody.
        routes.get("/console/api/access", Calls.of(Console::anybody, access::describe));
        routes.get("/console/api/live", Calls.of(Console::anybody, live::since));
        routes.get("/console/api/messages", Calls.of(access::requireReading, messages::search));
        routes.get("/console/api/messages/{id}", Calls.of(access::requireReading, messages::show));
        routes.get("/console/api/messages/{id}/record", Calls.of(access::requireReading, messages::record));
        routes.get("/console/api/dead", Calls.of(access::requireReading, dead::list));
        routes.get("/console/api/sources", Calls.of(access::requireReading, sources::list));
        routes.post("/console/api/dead/replay", Calls.of(access::requireToken, dead::replay));
        routes.post("/console/api/sources/revoke", Calls.of(access::requireToken, sources::revoke));
    }

    private static void anybody(Context context) {}

    /** Notes how the processor does, for the plots; by one thread at a time. */
    public void sample() {
        live.sample();
    }
}
