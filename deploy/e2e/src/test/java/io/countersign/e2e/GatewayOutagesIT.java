package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.EmbeddedKafka;
import io.countersign.servers.TestServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway ends or loses its broker while clients call. */
class GatewayOutagesIT {
    private static final int CALLERS = 4;
    private static final int ENDED_BY_SIGTERM = 143;
    private static final PrivateKey COMMUNITY = PrivateKey.fromSeed(Bytes.utf8("gateway-community"));
    private static final PrivateKey CLIENT = PrivateKey.fromSeed(Bytes.utf8("gateway-client"));
    private static final DatabaseLogin LOGIN = TestServers.freshDatabase();
    private static final Database DATABASE =
            new Database(new DatabaseOptions(LOGIN.jdbcUrl(), LOGIN.user(), LOGIN.password(), 2));

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static CommandProcess consumer;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(0, directory.resolve("kafka"));
        for (String topic : List.of("upserts", "upserts.acks", "upserts.dead")) {
            kafka.createTopic(topic, 2, Map.of());
        }
        DATABASE.migrate();
        new SourceRegistry(DATABASE.jdbi()).add(SourceDefinition.simple("crm", "acme", CLIENT.publicKey()));
        Files.writeString(
                directory.resolve("clients.yaml"),
                "clients:\n  - {name: crm, dialect: flameup, account: acme, workspace: main, private_key: '"
                        + CLIENT.hex() + "', token_sha256: '"
                        + Bytes.utf8(GatewayProcess.TOKEN).sha256().toHex() + "'}\n");
        consumer = CommandProcess.start(settings(), directory.resolve("consumer.log"), "consume");
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        settings.put("COUNTERSIGN_DATABASE_URL", LOGIN.jdbcUrl());
        settings.put("COUNTERSIGN_DATABASE_USER", LOGIN.user());
        settings.put("COUNTERSIGN_DATABASE_PASSWORD", LOGIN.password());
        settings.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", COMMUNITY.hex());
        settings.put("COUNTERSIGN_COMMUNITY_PUBLIC_KEY", COMMUNITY.publicKey().encoded());
        settings.put("COUNTERSIGN_CONSOLE_PORT", "0");
        settings.put("COUNTERSIGN_GATEWAY_PORT", "0");
        settings.put("COUNTERSIGN_GATEWAY_REQUESTS_PER_MINUTE", "1000000");
        settings.put(
                "COUNTERSIGN_GATEWAY_CLIENTS", directory.resolve("clients.yaml").toString());
        return settings;
    }

    @AfterAll
    static void stop() throws Exception {
        if (consumer != null) {
            consumer.close();
        }
        DATABASE.close();
        if (kafka != null) {
            kafka.close();
        }
    }

    /** Stopped politely it also answers whatever it has handed on. */
    @ParameterizedTest
    @ValueSource(strings = {"SIGTERM", "SIGKILL"})
    void whatWasAnsweredIsInTheLedgerWhenItEndsInTheMiddle(String signal) throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (GatewayProcess gateway = GatewayProcess.start(directory, settings())) {
            List<Future<?>> calling = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(
                            i -> callers.submit(() -> callUntilItIsGone(gateway, signal + "-" + i, answered)))
                    .toList();
            Awaitility.await("calls to be under way")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> answered.size() >= 100);
            if (signal.equals("SIGTERM")) {
                assertThat(gateway.stop()).as(gateway.printed()).isEqualTo(ENDED_BY_SIGTERM);
            } else {
                gateway.kill();
            }
            for (Future<?> call : calling) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
        Awaitility.await("what was answered to be in the ledger")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(signal)).containsAll(answered));
        if (signal.equals("SIGTERM")) {
            assertThat(answered).containsAll(told(signal));
        }
    }

    /** Returns how many calls were answered. */
    private static int callUntilItIsGone(GatewayProcess gateway, String name, Set<String> answered)
            throws InterruptedException {
        for (int i = 0; ; i++) {
            String userId = name + "-" + i;
            try {
                HttpResponse<String> response = gateway.upsert(userId);
                if (response.statusCode() >= 300) {
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
                    return i;
                }
                answered.add(userId);
            } catch (IOException gone) {
                return i;
            }
        }
    }

    private static Set<String> told(String prefix) {
        return new HashSet<>(DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT import_id FROM messages"
                                + " WHERE status = 'persisted' AND import_id LIKE :prefix || '-%'")
                        .bind("prefix", prefix)
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void withoutABrokerItSaysSoAtOnceAndItWorksAgainByItself() throws Exception {
        int port = Integer.parseInt(kafka.bootstrapServers().replaceAll(".*:", ""));
        try (GatewayProcess gateway = GatewayProcess.start(directory, settings())) {
            assertThat(gateway.upsert("before").statusCode()).isEqualTo(201);

            kafka.close();
            long start = System.nanoTime();
            for (HttpResponse<String> response : atOnce(gateway, 50)) {
                assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After").orElse(""))
                        .matches("[1-9][0-9]*");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            Awaitility.await("it to say that it is not ready")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !gateway.isReady());

            kafka = EmbeddedKafka.start(port, directory.resolve("kafka"));
            Awaitility.await("it to work again")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> gateway.upsert("after").statusCode() < 300);
            Awaitility.await("it to say so").atMost(Duration.ofSeconds(20)).until(gateway::isReady);
            Awaitility.await("both in the ledger")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> count("before") == 1 && count("after") >= 1);
        }
    }

    private static List<HttpResponse<String>> atOnce(GatewayProcess gateway, int calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(calls);
        try {
            List<Callable<HttpResponse<String>>> all = IntStream.range(0, calls)
                    .<Callable<HttpResponse<String>>>mapToObj(i -> () -> gateway.upsert("meanwhile-" + i))
                    .toList();
            List<Future<HttpResponse<String>>> called = callers.invokeAll(all);
            List<HttpResponse<String>> responses = new ArrayList<>();
            for (Future<HttpResponse<String>> call : called) {
                responses.add(call.get());
            }
            return responses;
        } finally {
            callers.shutdownNow();
        }
    }

    private static long count(String importId) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM messages WHERE import_id = :id")
                        .bind("id", importId)
                        .mapTo(Long.class)
                        .one());
    }
}
