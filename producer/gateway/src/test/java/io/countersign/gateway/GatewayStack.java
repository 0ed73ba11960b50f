package io.countersign.gateway;

import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.ProcessorOptions;
import io.countersign.consumer.acks.AckOptions;
import io.countersign.consumer.console.ConsoleOptions;
import io.countersign.consumer.definitions.FieldDraft;
import io.countersign.consumer.definitions.FieldRegistry;
import io.countersign.consumer.domain.FieldType;
import io.countersign.consumer.inbox.InboxOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A gateway with everything behind it: topics and a database of its own on the shared servers, and a processor. */
public final class GatewayStack implements AutoCloseable {
    static final PrivateKey COMMUNITY = PrivateKey.fromSeed(Bytes.utf8("community"));

    public final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    public final PrivateKey community = COMMUNITY;
    public final Database database;
    public final GatewayService gateway;
    private final DatabaseOptions databaseOptions;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable ConsumerService processor;

    /** Starts everything but the processor. */
    public GatewayStack(Clients clients, GatewayOptions.Limits limits) {
        for (String topic : List.of(name, name + ".acks", name + ".dead")) {
            TestServers.kafka().createTopic(topic, 2, Map.of());
        }
        DatabaseLogin login = TestServers.freshDatabase();
        this.databaseOptions = new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 4);
        this.database = new Database(databaseOptions);
        database.migrate();
        register(clients);
        defineFields();
        this.gateway = GatewayService.start(options(clients, limits));
        Awaitility.await().until(gateway::trouble, String::isEmpty);
    }

    /** The usual clients and limits, and a processor. */
    public static GatewayStack started() {
        GatewayStack stack = new GatewayStack(TestClients.all(), limits(Duration.ofSeconds(30)));
        stack.process();
        return stack;
    }

    /** Limits that let tests work, with some time to wait for acks. */
    public static GatewayOptions.Limits limits(Duration ackTimeout) {
        return new GatewayOptions.Limits(
                ackTimeout, Duration.ofSeconds(10), Duration.ofSeconds(2), 1 << 20, 2_000, 100_000, 100_000);
    }

    /** Options of a gateway in front of the same topics. */
    public GatewayOptions options(Clients clients, GatewayOptions.Limits limits) {
        return new GatewayOptions(
                "127.0.0.1",
                0,
                Optional.empty(),
                Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
                name,
                name + ".acks",
                community.publicKey(),
                clients,
                limits);
    }

    private void register(Clients clients) {
        SourceRegistry registry = new SourceRegistry(database.jdbi());
        registry.apply(clients.all().stream().map(GatewayStack::source).toList());
    }

    /** The fields of the account; samples know their ids. */
    private void defineFields() {
        new FieldRegistry(database.jdbi())
                .apply(
                        TestClients.ACCOUNT,
                        List.of(
                                field(101, "motto", FieldType.TEXT),
                                field(102, "ministries", FieldType.MULTI_CHOICE, "3", "12", "31")));
    }

    private static FieldDraft field(long id, String key, FieldType type, String... choices) {
        return new FieldDraft(id, key, key, type, List.of(choices), false, false);
    }

    private static SourceDefinition source(Client client) {
        return new SourceDefinition(
                client.name(),
                client.account(),
                List.of(new SourceDefinition.Key(client.key().publicKey(), null, null)),
                Set.of(),
                EnumSet.allOf(Serialization.class),
                false,
                SourceDefinition.DEFAULT_MAX_AGE,
                false);
    }

    /** Starts a processor. */
    public void process() {
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers());
        processor = ConsumerService.start(new ProcessorOptions(
                new InboxOptions(kafka, Set.of(name), null, name, "consumer", 500),
                new AckOptions(kafka, name, name + ".acks", name + ".dead", Set.of()),
                databaseOptions,
                community,
                new Site("https", "people.example.org"),
                1 << 20,
                JsonLimits.defaults(),
                "CA",
                true,
                Duration.ofDays(90),
                Duration.ofSeconds(10),
                ConsoleOptions.readOnly("127.0.0.1", 0)));
    }

    /** Where a path is. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + gateway.port() + path);
    }

    /** Calls the gateway. */
    public HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts JSON as a client. */
    public HttpResponse<String> post(String client, String path, String body) throws Exception {
        return call(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + TestClients.bearer(client))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        gateway.close();
        if (processor != null) {
            processor.close();
        }
        database.close();
    }
}
