package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.chaos.proxy.FaultProxy;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class LostConnectionTest {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 4;
    private static final String COUNT = "UPDATE public.things SET count = count + 1";
    private static final String WAITING =
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

    private final DatabaseLogin login = TestServers.freshDatabase();

    @Test
    void aCopyOnALostConnectionIsWaitedForOnceOnly() throws Exception {
        URI address = URI.create(login.jdbcUrl().substring("jdbc:".length()));
        try (FaultProxy proxy = FaultProxy.to(address.getPort())) {
            Jdbi jdbi = through(proxy, address);
            jdbi.useHandle(handle -> handle.execute("CREATE TABLE things (name text)"));
            AtomicLong lost = new AtomicLong();
            assertThatThrownBy(() -> jdbi.useTransaction(handle ->
                            RowCopy.run(handle, "COPY things (name) FROM STDIN (FORMAT binary)", copy -> {
                                copy.row(1);
                                copy.value("lost".getBytes(StandardCharsets.UTF_8));
                                assertThat(proxy.forget()).isPositive();
                                lost.set(System.nanoTime());
                            })))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - lost.get())).isLessThan(LONGEST_ANSWER.multipliedBy(2));
        }
    }

    @Test
    void whenOneConnectionIsLostTheIdleOnesAreNotTriedOneByOne() throws Exception {
        URI address = URI.create(login.jdbcUrl().substring("jdbc:".length()));
        try (FaultProxy proxy = FaultProxy.to(address.getPort());
                Database database = new Database(
                        new DatabaseOptions(url(proxy, address), login.user(), login.password(), CONNECTIONS),
                        new SimpleMeterRegistry())) {
            Jdbi jdbi = database.jdbi();
            try (Handle used = jdbi.open()) {
                used.getConnection().setNetworkTimeout(Runnable::run, 500);
                List<Handle> others =
                        Stream.generate(jdbi::open).limit(CONNECTIONS - 1).toList();
                others.forEach(Handle::close);
                assertThat(proxy.forget()).isEqualTo(CONNECTIONS);
                assertThatThrownBy(() -> used.execute("SELECT 1")).hasRootCauseInstanceOf(SocketTimeoutException.class);
            }
            long start = System.nanoTime();
            assertThat(database.isReachable()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void twoLostTransactionsInARowAreEndedBeforeTheirProcessorsTryAgain() throws Exception {
        URI address = URI.create(login.jdbcUrl().substring("jdbc:".length()));
        Jdbi witness = Jdbi.create(login.jdbcUrl(), login.user(), login.password());
        witness.useHandle(handle -> handle.execute("CREATE TABLE things AS SELECT 0 AS count"));
        try (FaultProxy proxy = FaultProxy.to(address.getPort());
                Database database = new Database(
                        new DatabaseOptions(url(proxy, address), login.user(), login.password(), CONNECTIONS),
                        new SimpleMeterRegistry())) {
            Handle first = database.jdbi().open().begin();
            first.execute(COUNT);
            Handle second = database.jdbi().open().begin();
            var unused = CompletableFuture.runAsync(() -> second.execute(COUNT));
            await().until(() -> witness.withHandle(
                    handle -> handle.createQuery(WAITING).mapTo(Boolean.class).one()));
            assertThat(proxy.forget()).isGreaterThanOrEqualTo(2);
            long start = System.nanoTime();
            witness.useHandle(handle -> handle.execute(COUNT));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(13));
        }
    }

    private Jdbi through(FaultProxy proxy, URI address) {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("socketTimeout", Long.toString(LONGEST_ANSWER.toSeconds()));
        return Jdbi.create(url(proxy, address), properties);
    }

    private String url(FaultProxy proxy, URI address) {
        return login.jdbcUrl().replace(":" + address.getPort() + "/", ":" + proxy.port() + "/");
    }
}
