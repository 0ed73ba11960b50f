package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Records;
import io.countersign.schema.ack.MessageId;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database lost by being restored from a backup is applied again from the topic, by itself. */
@Tag("servers")
class RestoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PEOPLE = "SELECT import_id, first_name, note FROM people ORDER BY import_id";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatItLostIsAppliedAgain(boolean running) {
        try (Community community = new Community()) {
            ConsumerService consumer = community.start();
            List<MessageId> kept = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                kept.add(community.send(person(i, "as it was")));
            }
            kept.forEach(community::ack);
            alone(community, "CREATE DATABASE " + backup(community) + " TEMPLATE " + name(community));
            List<MessageId> lost = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                lost.add(community.send(person(i, "as it is")));
            }
            lost.add(community.send("{\"type\":\"ping\"}"));
            lost.add(community.send("{\"type\":\"people:upsert\",\"dob\":\"x\"}"));
            MessageId created = community.send(person(5, "as it is"));
            lost.forEach(community::ack);
            community.ack(created);
            List<Map<String, Object>> before = community.rows(PEOPLE);
            long ledger = community.count("SELECT count(*) FROM messages");
            assertThat(before).hasSize(6);

            if (!running) {
                consumer.close();
            }
            alone(
                    community,
                    "ALTER DATABASE " + name(community) + " RENAME TO " + backup(community) + "_lost",
                    "ALTER DATABASE " + backup(community) + " RENAME TO " + name(community));
            if (!running) {
                community.start();
            }

            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(community.rows(PEOPLE)).isEqualTo(before));
            assertThat(community.count("SELECT count(*) FROM messages")).isEqualTo(ledger);
            Awaitility.await().atMost(PATIENCE).until(() -> copies(community, created) == 2);
            for (MessageId id : lost) {
                List<ConsumerRecord<byte[], byte[]>> copies =
                        community.pollAcks().get(id.value());
                assertThat(copies).hasSize(2);
                assertThat(Records.content(copies.get(1))).isEqualTo(Records.content(copies.get(0)));
            }
            assertThat(kept).allSatisfy(id -> assertThat(copies(community, id)).isEqualTo(1));
            for (int i = 6; i < 60; i++) {
                lost.add(community.send(person(i, "as it is")));
            }
            assertThat(lost.subList(7, lost.size()))
                    .allSatisfy(id -> assertThat(community.ack(id).errors()).isEmpty());
        }
    }

    private static int copies(Community community, MessageId id) {
        return community.pollAcks().get(id.value()).size();
    }

    private static String person(int i, String note) {
        return "{\"type\":\"people:upsert\",\"import_id\":\"%d\",\"first_name\":\"A\",\"note\":\"%s\"}"
                .formatted(i, note);
    }

    private static String name(Community community) {
        return community.login.jdbcUrl().replaceFirst(".*/", "").replaceFirst("[?].*", "");
    }

    private static String backup(Community community) {
        return "backup_" + community.name;
    }

    /** Executes the statements while nobody else is connected to the community's database. */
    private static void alone(Community community, String... statements) {
        String name = name(community);
        beside("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        Awaitility.await().atMost(PATIENCE).until(() -> {
            beside("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND datname = '" + name + "'");
            return connections(name) == 0;
        });
        for (String statement : statements) {
            beside(statement);
        }
        beside("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    private static int connections(String name) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + name + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void beside(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection() throws SQLException {
        DatabaseLogin login = TestServers.postgres().login();
        return DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
    }
}
