package io.countersign.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class ShutdownTest {
    private static final Duration DRAIN = Duration.ofSeconds(12);

    @Test
    void itWaitsOnceForWhatCannotBeFinished() {
        try (Community community = new Community();
                Handle handle = community.database.jdbi().open()) {
            ConsumerService consumer = community.start(OptionsWith.drain(community.options("consumer"), DRAIN));
            community.ack(community.send("{\"type\":\"ping\"}"));
            handle.begin();
            handle.execute("LOCK TABLE people IN ACCESS EXCLUSIVE MODE");
            community.send("{\"type\":\"people:upsert\",\"import_id\":\"1\",\"first_name\":\"A\"}");
            Awaitility.await()
                    .until(() -> handle.createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                    .mapTo(Long.class)
                                    .one()
                            > 0);
            long start = System.nanoTime();
            consumer.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DRAIN, DRAIN.multipliedBy(2));
            handle.rollback();
        }
    }
}
