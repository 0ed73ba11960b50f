package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.Partition;
import io.countersign.schema.database.DatabaseSchema;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class IdsMigrationTest {
    private static final Uuid TOPIC = Uuid.randomUuid();
    private static final Partition FIRST = new Partition(TOPIC, "upserts", 0);
    private static final Coordinates AT = new Coordinates(TOPIC, "upserts", 0, 40, Instant.EPOCH);
    private static final Partition SECOND = new Partition(TOPIC, "upserts", 1);

    @Test
    void idsThatWereDealtOutBeforeAreNotDealtOutAgain() {
        DatabaseLogin login = TestServers.freshDatabase();
        Flyway.configure()
                .dataSource(login.jdbcUrl(), login.user(), login.password())
                .defaultSchema(DatabaseSchema.NAME)
                .schemas(DatabaseSchema.NAME)
                .locations(DatabaseSchema.MIGRATIONS)
                .target("9")
                .load()
                .migrate();
        try (Database database =
                new Database(new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 2))) {
            database.jdbi().useHandle(IdsMigrationTest::store);
            assertThat(database.migrate()).isPositive();
            Progress progress = new Progress(database.jdbi());
            assertThat(progress.read(List.of(FIRST, SECOND)))
                    .containsEntry(FIRST, 40L)
                    .containsEntry(SECOND, 0L);
            List<Slot> slots = List.of(progress.slot(FIRST), progress.slot(SECOND));
            assertThat(slots).containsExactly(new Slot(0), new Slot(1));
            Reservation.Source old = new Reservation.Source(1, slots.get(0));
            Reservation.Source other = new Reservation.Source(2, slots.get(0));
            database.jdbi()
                    .useTransaction(handle -> assertThat(
                                    progress.move(handle, progress.moves(List.of(AT)), Map.of(old, 3L, other, 5L)))
                            .containsEntry(old, new Reservation.Given(3, 40))
                            .containsEntry(other, new Reservation.Given(5, 0)));
        }
    }

    private static void store(Handle handle) {
        handle.execute("INSERT INTO accounts (name) VALUES ('acme'), ('other')");
        handle.execute(
                "INSERT INTO id_blocks (account_id, kind, next_id) VALUES (1, 'person', 33), (1, 'address', 41)");
        handle.execute(
                "INSERT INTO partition_progress (topic_id, partition, topic, next_offset) VALUES (?, 0, 'upserts', 40)",
                Progress.uuid(TOPIC));
    }
}
