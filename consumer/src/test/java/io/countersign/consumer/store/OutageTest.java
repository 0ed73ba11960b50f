package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** While the database is not in order nothing is lost, nothing is refused, and operators see it. */
@Tag("servers")
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Community COMMUNITY = new Community();
    private static Status status = new Status(0);

    @BeforeAll
    static void start() {
        ConsumerService consumer = COMMUNITY.start();
        status = Status.of(consumer);
        COMMUNITY.ack(COMMUNITY.send("{\"type\":\"ping\"}"));
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    @Test
    void aDatabaseThatRefusesConnections() {
        String database = COMMUNITY.login.jdbcUrl().replaceFirst(".*/", "").replaceFirst("[?].*", "");
        survive(
                "connections",
                () -> {
                    beside("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
                    beside("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
                },
                () -> beside("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true"));
    }

    @Test
    void aTableThatMayNotBeWritten() {
        String user = COMMUNITY.login.user();
        survive(
                "privileges",
                () -> within("REVOKE ALL ON people FROM " + user),
                () -> within("GRANT ALL ON people TO " + user));
    }

    @Test
    void aTableThatIsNotThere() {
        survive(
                "table",
                () -> within("ALTER TABLE people RENAME TO people_elsewhere"),
                () -> within("ALTER TABLE people_elsewhere RENAME TO people"));
    }

    @Test
    void aTableThatSomebodyHasLocked() throws SQLException {
        try (Connection other = connection(COMMUNITY.login)) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("LOCK TABLE countersign.people IN ACCESS EXCLUSIVE MODE");
            }
            MessageId id = COMMUNITY.send(person("locked", 0));
            Awaitility.await().until(() -> waitingForLocks(other) > 0);
            other.rollback();
            assertThat(COMMUNITY.ack(id).result()).isEqualTo(AckResult.CREATED);
        }
    }

    /** As a processor leaves it that hangs, or whose network swallows everything, in the middle of a batch. */
    @Test
    void aSessionThatIsSilentInTheMiddleOfItsBatch() throws Exception {
        MessageId before = COMMUNITY.send(person("silent", 0));
        COMMUNITY.ack(before);
        try (Connection other = connection(COMMUNITY.login)) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("SET application_name = 'countersign'");
                statement.execute("UPDATE countersign.partition_progress SET updated_at = now()");
            }
            var copy =
                    other.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY countersign.accounts (name) FROM STDIN");
            assertThat(copy.isActive()).isTrue();
            MessageId id = COMMUNITY.send(person("silent", 1));
            assertThat(COMMUNITY.ack(id).result()).isEqualTo(AckResult.CREATED);
        }
    }

    private static long waitingForLocks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void survive(String name, Runnable breaking, Runnable mending) {
        Awaitility.await().atMost(PATIENCE).until(status::isReady);
        breaking.run();
        List<MessageId> sent = IntStream.range(0, 30)
                .mapToObj(i -> COMMUNITY.send(person(name, i)))
                .toList();
        Awaitility.await().atMost(PATIENCE).until(() -> !status.isReady());
        assertThat(status.get("/livez").statusCode()).isEqualTo(200);
        assertThat(status.get("/readyz").statusCode()).isEqualTo(503);
        // What looks at the sources may have missed the database first.
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status.get("/readyz").body())
                        .contains("\"database\":")
                        .doesNotContain("\"database\":\"ok\""));
        mending.run();
        for (MessageId id : sent) {
            assertThat(COMMUNITY.ack(id).result()).isEqualTo(AckResult.CREATED);
            assertThat(COMMUNITY.pollAcks().get(id.value())).hasSize(1);
        }
        Awaitility.await().atMost(PATIENCE).until(status::isReady);
        assertThat(status.metric("countersign_failures_total")).isPositive();
        assertThat(COMMUNITY.readAll(COMMUNITY.dead, 1)).isEmpty();
        assertThat(COMMUNITY.count("SELECT count(*) FROM people WHERE note = '" + name + "'"))
                .isEqualTo(30);
    }

    private static String person(String name, int i) {
        return "{\"type\":\"people:upsert\",\"first_name\":\"A\",\"note\":\"" + name + "\",\"nonce\":\"" + i + "\"}";
    }

    private static void within(String sql) {
        COMMUNITY.database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static void beside(String sql) {
        try (Connection connection = connection(TestServers.postgres().login());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection(DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
    }
}
