package io.countersign.local.demo;

import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.ProcessorOptions;
import io.countersign.consumer.acks.AckOptions;
import io.countersign.consumer.console.ConsoleOptions;
import io.countersign.consumer.inbox.InboxOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.producer.UpsertClient;
import io.countersign.producer.UpsertClientConfig;
import io.countersign.schema.ack.Site;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.servers.StopInOrder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** A community with a consumer, topics and sources of its own, on servers of its own. */
final class Community implements AutoCloseable {
    static final String DEAD = "upserts.dead";

    private static final String REQUESTS = "upserts";
    private static final String ACKS = "upserts.acks";
    private static final String GROUP = "countersign-demo";
    private static final int PARTITIONS = 4;
    private static final int CONNECTIONS = 6;

    private final PrivateKey key = newKey();
    private final Servers servers;
    private final Database database;
    private final SourceRegistry sources;
    private final Deque<Runnable> running = new ArrayDeque<>();
    private boolean closed;

    private Community(Servers servers) {
        this.servers = servers;
        this.database = new Database(databaseOptions());
        this.sources = new SourceRegistry(database.jdbi());
    }

    /** Makes the topics and the tables. */
    static Community on(Servers servers) {
        Community community = new Community(servers);
        StopInOrder.add(community);
        try {
            community.prepare();
        } catch (RuntimeException e) {
            community.close();
            throw e;
        }
        return community;
    }

    private void prepare() {
        keep(database::close);
        servers.kafka().createTopic(REQUESTS, PARTITIONS, Map.of());
        servers.kafka().createTopic(ACKS, 1, Map.of());
        servers.kafka().createTopic(DEAD, 1, Map.of());
        database.migrate();
    }

    static PrivateKey newKey() {
        return PrivateKey.generate(new SecureRandom());
    }

    PublicKey publicKey() {
        return key.publicKey();
    }

    Database database() {
        return database;
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", servers.kafka().bootstrapServers());
    }

    /** Registers a source that writes to an account; returns its key. */
    PrivateKey register(String source, String account) {
        PrivateKey sender = newKey();
        sources.add(SourceDefinition.simple(source, account, sender.publicKey()));
        return sender;
    }

    void revoke(String source) {
        sources.revoke(source);
    }

    /** Starts the consumer. */
    void start() {
        ConsumerService service = ConsumerService.start(options());
        keep(service::close);
    }

    /** A client that sends in the name of a key. */
    UpsertClient client(PrivateKey sender) {
        UpsertClient client = new UpsertClient(new UpsertClientConfig(kafka(), REQUESTS, ACKS, sender, publicKey()));
        keep(client::close);
        return client;
    }

    private synchronized void keep(Runnable end) {
        if (closed) {
            end.run();
        } else {
            running.push(end);
        }
    }

    private ProcessorOptions options() {
        return new ProcessorOptions(
                new InboxOptions(kafka(), Set.of(REQUESTS), null, GROUP, "consumer", 500),
                new AckOptions(kafka(), GROUP, ACKS, DEAD, Set.of()),
                databaseOptions(),
                key,
                new Site("https", "people.example.org"),
                1024 * 1024,
                JsonLimits.defaults(),
                "CA",
                true,
                Duration.ofDays(90),
                Duration.ofSeconds(10),
                ConsoleOptions.readOnly("127.0.0.1", 0));
    }

    private DatabaseOptions databaseOptions() {
        return new DatabaseOptions(
                servers.database().jdbcUrl(),
                servers.database().user(),
                servers.database().password(),
                CONNECTIONS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        StopInOrder.remove(this);
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }

    @Override
    public String toString() {
        return "the demonstration's consumer";
    }
}
