package io.countersign.consumer.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.Outcome;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.AckResult;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A batch reads as many rows as it needs, however many there are: also where statements were planned for few. */
@Tag("servers")
class RowsReadPerBatchTest {
    private static final int FEW = 10;
    private static final int MANY = 4_000;

    /** A row is read to load it, to lock it and for each of its foreign keys; scans of a table read thousands. */
    private static final int READ_PER_MESSAGE = 40;

    private static final DatabaseLogin LOGIN = TestServers.freshDatabase();
    private static final Database DATABASE =
            new Database(new DatabaseOptions(LOGIN.jdbcUrl(), LOGIN.user(), LOGIN.password(), 4));

    private LongSummaryStatistics counts = new LongSummaryStatistics();
    private int sent;

    @BeforeAll
    static void migrate() {
        DATABASE.migrate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void growingTablesDoNotSlowABatchDown() {
        Tenant tenant = new Tenant(DATABASE.jdbi());
        DATABASE.jdbi().setSqlLogger(counter());
        for (int batch = 0; batch < 20; batch++) {
            assertThat(rowsRead(tenant, FEW)).isLessThan(FEW * READ_PER_MESSAGE);
        }
        rowsRead(tenant, MANY);
        assertThat(rowsRead(tenant, FEW)).isLessThan(FEW * READ_PER_MESSAGE);
    }

    /** Half of the messages are about new people, the others about people who are there. */
    private long rowsRead(Tenant tenant, int messages) {
        List<Delivery> batch = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            int person = i % 2 == 0 ? sent : sent - 1;
            batch.add(tenant.delivery(0, sent, 0, """
                    {"type":"people:upsert","import_id":"p%1$d","match":["email","phone"],"first_name":"Jane %2$d",
                     "issued_at":"2026-01-01T00:00:00Z",
                     "contact_informations":[{"type":"Email","info":"p%1$d@example.com","main":true},
                      {"type":"CellNumber","info":"+1514%3$07d"}]}""".formatted(person, sent, 5_550_000 + person)));
            sent++;
        }
        counts = new LongSummaryStatistics();
        List<Outcome> outcomes = tenant.apply(batch);
        assertThat(outcomes)
                .hasSize(messages)
                .extracting(Outcome::result)
                .isSubsetOf(AckResult.CREATED, AckResult.UPDATED, AckResult.UNCHANGED);
        return counts.getMax() - counts.getMin();
    }

    /**
     * The counts of a transaction begin where those of the one before ended, if the server has not added these up yet.
     */
    private SqlLogger counter() {
        return new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                Connection connection = context.getConnection();
                try (Statement statement = connection.createStatement();
                        ResultSet sum = statement.executeQuery(
                                "SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_xact_user_tables")) {
                    sum.next();
                    counts.accept(sum.getLong(1));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
