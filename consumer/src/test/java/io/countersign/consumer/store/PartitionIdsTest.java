package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.inbox.Coordinates;
import io.countersign.consumer.inbox.FencedException;
import io.countersign.consumer.inbox.Partition;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which ids belong to which partition, and how many of them are reserved. */
@Tag("servers")
class PartitionIdsTest {
    private long offset;
    private final DatabaseLogin login = TestServers.freshDatabase();
    private final Database database =
            new Database(new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 8));

    @BeforeEach
    void migrate() {
        database.migrate();
        database.jdbi().useHandle(handle -> handle.execute("INSERT INTO accounts (name) VALUES ('acme')"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Slot slot(Partition partition) {
        Progress progress = new Progress(database.jdbi());
        assertThat(progress.read(List.of(partition))).containsEntry(partition, 0L);
        return progress.slot(partition);
    }

    @Test
    void theFirstTopicsSlotsAreItsPartitionsNumbers() {
        Uuid first = Uuid.randomUuid();
        assertThat(slot(new Partition(first, "a", 3))).isEqualTo(new Slot(3));
        Partition anew = new Partition(Uuid.randomUuid(), "a", 3);
        assertThat(slot(anew)).as("a topic made anew under the same name").isEqualTo(new Slot(64 + 3));
        assertThat(slot(new Partition(first, "a", 0))).isEqualTo(new Slot(0));
        assertThat(slot(new Partition(first, "a", 65))).isEqualTo(new Slot(128 + 1));
        assertThat(slot(anew)).as("asked again").isEqualTo(new Slot(64 + 3));
    }

    @Test
    void topicsThatAreFirstSeenTogetherAreNumberedByTheirNames() {
        Partition later = new Partition(Uuid.randomUuid(), "b", 1);
        Partition first = new Partition(Uuid.randomUuid(), "a", 1);
        Progress progress = new Progress(database.jdbi());
        progress.read(List.of(later, first));
        assertThat(progress.slot(first)).isEqualTo(new Slot(1));
        assertThat(progress.slot(later)).isEqualTo(new Slot(65));
    }

    @Test
    void noTwoTopicsGetTheSameRange() {
        Set<Slot> slots = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 16).parallel().forEach(i -> slots.add(slot(new Partition(Uuid.randomUuid(), "t" + i, 0))));
        assertThat(slots).hasSize(16);
    }

    @Test
    void whoIsTooLateReservesNothing() {
        Partition partition = new Partition(Uuid.randomUuid(), "a", 0);
        Progress first = new Progress(database.jdbi());
        Progress second = new Progress(database.jdbi());
        first.read(List.of(partition));
        second.read(List.of(partition));
        assertThat(reserve(first, partition)).isEqualTo(2);
        assertThatThrownBy(() -> reserve(second, partition)).isInstanceOf(FencedException.class);
        second.read(List.of(partition));
        assertThat(reserve(second, partition)).isEqualTo(4);
    }

    /** Moves by one record, which needs two ids; returns how many are reserved then. */
    private long reserve(Progress progress, Partition partition) {
        Reservation.Source source = new Reservation.Source(1, new Slot(0));
        Coordinates last =
                new Coordinates(partition.topicId(), partition.topic(), partition.number(), offset++, Instant.EPOCH);
        return database.jdbi()
                .inTransaction(handle -> progress.move(handle, progress.moves(List.of(last)), Map.of(source, 2L)))
                .get(source)
                .reserved();
    }
}
