package io.countersign.consumer;

import io.countersign.consumer.acks.AckPublisher;
import io.countersign.consumer.acks.HangingTransactions;
import io.countersign.consumer.console.Console;
import io.countersign.consumer.domain.ContactForm;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.inbox.Inbox;
import io.countersign.consumer.intake.Decoder;
import io.countersign.consumer.intake.Verifier;
import io.countersign.consumer.sources.SourceDirectory;
import io.countersign.consumer.sources.SourceKeys;
import io.countersign.consumer.status.Condition;
import io.countersign.consumer.status.Health;
import io.countersign.consumer.status.StatusServer;
import io.countersign.consumer.store.BatchStore;
import io.countersign.consumer.store.Database;
import io.countersign.consumer.store.Housekeeping;
import io.countersign.consumer.store.SilentSessions;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.key.SignatureLibrary;
import io.countersign.schema.message.MessageReader;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running processor with all that it is made of. */
public final class ConsumerService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerService.class);
    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final Duration LOOK_AT_ACKS = Duration.ofSeconds(15);
    private static final Duration TIDY = Duration.ofHours(1);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2, NamedThreads.of("tidy"));
    private final Condition databaseCondition = new Condition("database");
    private final Condition brokerCondition = new Condition("broker");
    private final Condition inboxCondition = new Condition("inbox");
    private final Condition sourcesCondition = new Condition("sources");

    /** Processing goes on without it, so that it counts for the metrics, and not for readiness. */
    private final Condition acksCondition = new Condition("acks");

    private final Patience patience = new Patience();
    private final Pulse pulse = new Pulse();
    private final Parallel parallel = new Parallel("read", Runtime.getRuntime().availableProcessors());
    private final Duration drain;
    private final Database database;
    private final SourceDirectory sources;
    private final Inbox inbox;
    private final AckPublisher acks;
    private final Pipeline pipeline;
    private final UpsertProcessor processor;
    private final Thread polling;
    private final StatusServer status;
    private volatile boolean schemaCurrent;
    private volatile boolean processing;

    private ConsumerService(ProcessorOptions options) {
        this.drain = options.drain();
        this.database = new Database(options.database(), registry);
        this.sources = new SourceDirectory(new SourceKeys(database.jdbi()), sourcesCondition);
        BatchStore store = new BatchStore(
                database.jdbi(), new Folding(new ContactForm(options.phoneRegion())), options.keepPayloads());
        OwnedPartitions partitions = new OwnedPartitions(store, drain);
        this.inbox = new Inbox(options.inbox(), partitions, inboxCondition);
        this.acks = new AckPublisher(
                options.acks(),
                new AckSigner(options.community(), options.site()),
                options.site(),
                parallel,
                inbox,
                registry);
        this.pipeline = new Pipeline(TracedStages.around(
                new MeteredStages(stages(options, store), registry),
                GlobalOpenTelemetry.get(),
                options.inbox().group()));
        partitions.settleBefore(pipeline);
        this.processor = new UpsertProcessor(this::poll, inbox::rewind, pipeline, drain, pulse);
        this.polling = new Thread(this::process, "countersign-poll");
        Health health = new Health(
                pulse::sinceLast,
                List.of(databaseCondition, brokerCondition, inboxCondition, sourcesCondition),
                () -> schemaCurrent,
                inbox::isAssigned);
        new ServiceMeters(
                        inbox,
                        pipeline,
                        List.of(databaseCondition, brokerCondition, inboxCondition, sourcesCondition, acksCondition),
                        Clock.systemUTC())
                .bindTo(registry);
        Console console = new Console(options, database.jdbi(), registry, health);
        this.status =
                new StatusServer(options.console().host(), options.console().port(), health, registry, console::serve);
        keepHouse(new Housekeeping(database.jdbi(), options.ledgerRetention()), store);
        var unusedSamples =
                background.scheduleAtFixedRate(console::sample, 0, Console.PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts to process; returns at once, whether or not database and broker can be reached yet. */
    public static ConsumerService start(ProcessorOptions options) {
        FailPoint.arm(System.getProperty(FailPoint.PROPERTY));
        SignatureLibrary signatures = SignatureLibrary.inUse();
        LOG.info("signatures by {}: {}", signatures.name(), signatures.why());
        ConsumerService service = new ConsumerService(options);
        service.polling.start();
        return service;
    }

    private Stages stages(ProcessorOptions options, BatchStore store) {
        Clock clock = Clock.systemUTC();
        Verifier verifier = new Verifier(
                new EnvelopeReader(options.maxRecordBytes(), options.jsonLimits()),
                new PayloadVerifier(options.jsonLimits()),
                sources,
                clock);
        Decoder decoder = new Decoder(new MessageReader(), options.community().publicKey(), clock);
        return new ProcessingStages(
                inbox, parallel, verifier, decoder, store, acks, patience, databaseCondition, brokerCondition);
    }

    private void process() {
        try {
            awaitSources();
        } catch (CancellationException e) {
            LOG.debug("stopped before anything was processed", e);
            return;
        }
        processing = true;
        processor.run();
    }

    private List<Delivery> poll(boolean room) {
        return patience.until(inboxCondition, () -> inbox.poll(room));
    }

    /** Until the sources are known once, every key would look unknown. */
    private void awaitSources() {
        patience.until(sourcesCondition, () -> {
            pulse.beat();
            checkSchema();
            sources.load();
            return schemaCurrent;
        });
    }

    private void checkSchema() {
        if (!schemaCurrent) {
            schemaCurrent = database.isMigrated();
            if (!schemaCurrent) {
                throw new IllegalStateException("the database schema is not current: run 'countersign migrate'");
            }
        }
    }

    private void keepHouse(Housekeeping housekeeping, BatchStore store) {
        SilentSessions sessions = new SilentSessions(database.jdbi());
        var unusedRefresh = background.scheduleWithFixedDelay(
                sources::refresh, REFRESH.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        var unusedWatch = background.scheduleWithFixedDelay(
                () -> watch(store, sessions), WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
        HangingTransactions hanging = acks.hanging(acksCondition);
        var unusedLook = background.scheduleWithFixedDelay(
                hanging::look, LOOK_AT_ACKS.toMillis(), LOOK_AT_ACKS.toMillis(), TimeUnit.MILLISECONDS);
        var unusedTidy =
                background.scheduleWithFixedDelay(() -> tidy(housekeeping), 1, TIDY.toSeconds(), TimeUnit.SECONDS);
    }

    /** What a restored database lost would otherwise be missed only when the next record of its partition comes. */
    private void watch(BatchStore store, SilentSessions sessions) {
        try {
            int ended = sessions.end();
            if (ended > 0) {
                LOG.warn("{} sessions of processors of which nothing is heard any more were ended", ended);
            }
            if (store.isSetBack()) {
                LOG.warn("the database was set back, to a backup perhaps; what it lost is applied again");
                inbox.doubt();
            }
        } catch (RuntimeException e) {
            LOG.debug("the database cannot be watched", e);
        }
    }

    private static void tidy(Housekeeping housekeeping) {
        try {
            housekeeping.tidy();
        } catch (RuntimeException e) {
            LOG.warn("the ledger's partitions could not be looked after; trying again in an hour: {}", e.toString());
        }
    }

    /** The port of liveness, readiness, metrics and the console. */
    public int consolePort() {
        return status.port();
    }

    /** Finishes what is under way, as far as that goes within the time to drain, and leaves the group. */
    @Override
    public void close() {
        processor.stop();
        inbox.wakeup();
        if (!processing) {
            patience.end();
        }
        join(drain.plusSeconds(2));
        patience.end();
        join(Duration.ofSeconds(5));
        background.shutdownNow();
        status.close();
        pipeline.close();
        inbox.close();
        acks.close();
        parallel.close();
        database.close();
    }

    private void join(Duration limit) {
        try {
            polling.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
