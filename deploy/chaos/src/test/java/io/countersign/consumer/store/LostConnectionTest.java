package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.chaos.proxy.FaultProxy;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class LostConnectionTest {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

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

    private Jdbi through(FaultProxy proxy, URI address) {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("socketTimeout", Long.toString(LONGEST_ANSWER.toSeconds()));
        String url = login.jdbcUrl().replace(":" + address.getPort() + "/", ":" + proxy.port() + "/");
        return Jdbi.create(url, properties);
    }
}
