package io.countersign.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.chaos.ConsumerMemory.Need;
import io.countersign.chaos.guarantee.Examination;
import io.countersign.chaos.load.Load;
import io.countersign.chaos.scene.ConsumerProcess;
import io.countersign.chaos.scene.Rights;
import io.countersign.chaos.scene.Scene;
import io.countersign.chaos.scene.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A consumer needs no more memory, heap and direct, after all of its work than after half of it, in a JVM that ends when
 * either runs out. {@code -Dcountersign.limits=full} makes it more work: 100,000 dead letters, and minutes without acks.
 */
class MemoryStaysFlatIT {
    private static final boolean FULL = "full".equals(System.getProperty("countersign.limits"));
    private static final int LARGEST = FULL ? 1_000 : 80;
    private static final int DEAD_LETTERS = FULL ? 100_000 : 2_000;
    private static final Duration WITHOUT_ACKS = FULL ? Duration.ofMinutes(3) : Duration.ofSeconds(5);
    private static final int PER_SECOND = 300;

    /** The default, larger than the chaos has it otherwise. */
    private static final int BATCH = 500;

    private static final int MOST_BATCHES_INSIDE = 4;

    /** Buffers are kept for the next time until there are enough of them, and looking makes garbage. */
    private static final int TOLERANCE_MIB = 16;

    private static final Duration LONGEST_WAY = Duration.ofMinutes(10);

    /** The heap is that of every consumer of the chaos. */
    private static final List<String> LIMITS = List.of("-XX:MaxDirectMemorySize=32m", "-XX:+ExitOnOutOfMemoryError");

    private final long seed = System.nanoTime();

    @TempDir
    private Path directory;

    private Scene scene;
    private Load load;
    private ConsumerProcess consumer;

    @BeforeEach
    void start() throws Exception {
        System.out.println("seed " + seed);
        scene = new Scene(directory, "consumer");
        load = new Load(seed, scene.keys(), scene.broker().bootstrapServers());
        // There before the consumer is, so that it takes as many at once as it may.
        load.sendLargest(LARGEST / 2);
        load.flush();
        consumer = scene.fleet().add(LIMITS, Map.of("COUNTERSIGN_CONSUMER_BATCH_SIZE", Integer.toString(BATCH)));
    }

    @AfterEach
    void stop() throws Exception {
        if (load != null) {
            load.close();
        }
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void withTheLargestMessagesWithManyDeadLettersAndWhileAcksCannotBeWritten() throws Exception {
        ConsumerMemory memory = new ConsumerMemory(consumer);
        Need large = needAfterAll("half of the largest messages", memory);
        load.sendLargest(LARGEST / 2);
        assertFlat(large, needAfterAll("all of the largest messages", memory));

        load.sendWrongs(DEAD_LETTERS / 2);
        Need dead = needAfterAll("half of the dead letters", memory);
        load.sendWrongs(DEAD_LETTERS / 2);
        assertFlat(dead, needAfterAll("all of the dead letters", memory));

        withoutAcks(memory);
        needAfterAll("caught up", memory);

        assertThat(scene.fleet().stop()).isTrue();
        assertThat(Examination.of(scene, load)).isEmpty();
    }

    private void withoutAcks(ConsumerMemory memory) throws Exception {
        load.send(MOST_BATCHES_INSIDE * BATCH);
        Rights rights = new Rights(scene.admin());
        rights.deny(Topics.ACKS);
        load.start(PER_SECOND);
        awaitStandstill();
        long acknowledged = total(scene.progress().committed());
        long applied = total(scene.progress().now());
        Need first = need("at first without acks", memory);
        Awaitility.await().pollDelay(WITHOUT_ACKS).atMost(LONGEST_WAY).until(() -> true);
        assertFlat(first, need("in the end without acks", memory));

        assertThat(memory.metric("countersign_batches_inside")).isBetween(1L, (long) MOST_BATCHES_INSIDE);
        assertThat(total(scene.progress().committed())).isEqualTo(acknowledged);
        assertThat(total(scene.progress().now())).isEqualTo(applied);
        assertThat(consumer.isAlive()).isTrue();
        assertThat(applied - acknowledged).isBetween(1L, (long) MOST_BATCHES_INSIDE * BATCH);
        assertThat(total(scene.progress().ends()) - applied)
                .as("what waits in the topic")
                .isGreaterThan(PER_SECOND * WITHOUT_ACKS.toSeconds() / 2);
        rights.restore(Topics.ACKS);
        load.stop();
    }

    private void awaitStandstill() {
        AtomicReference<Object> before = new AtomicReference<>();
        Awaitility.await("the consumer to stand still")
                .atMost(LONGEST_WAY)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    var applied = scene.progress().now();
                    var acknowledged = scene.progress().committed();
                    Object now = List.of(applied, acknowledged);
                    return now.equals(before.getAndSet(now)) && !applied.equals(acknowledged);
                });
    }

    private Need needAfterAll(String when, ConsumerMemory memory) throws Exception {
        load.flush();
        Awaitility.await(when)
                .atMost(LONGEST_WAY)
                .failFast(() ->
                        assertThat(consumer.isAlive()).as(consumer.printed()).isTrue())
                .until(() -> scene.progress().awaitEnd(Duration.ofSeconds(1)));
        return need(when, memory);
    }

    private static Need need(String when, ConsumerMemory memory) throws Exception {
        Need need = memory.need();
        System.out.println(when + ": " + need);
        return need;
    }

    private static void assertFlat(Need before, Need after) {
        assertThat(after.heap() - before.heap()).as("more MiB of heap").isLessThan(TOLERANCE_MIB);
        assertThat(after.direct() - before.direct())
                .as("more MiB of direct memory")
                .isLessThan(TOLERANCE_MIB);
    }

    private static long total(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
