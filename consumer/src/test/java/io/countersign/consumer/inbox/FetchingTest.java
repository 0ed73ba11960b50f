package io.countersign.consumer.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchingTest {
    private static final TopicPartition PARTITION = new TopicPartition("upserts", 0);
    private static final int BATCH = 50;
    private static final int MIB = 1024 * 1024;

    private final MockConsumer<byte[], byte[]> client = new MockConsumer<>("earliest");
    private final AtomicInteger lost = new AtomicInteger();
    private final Fetching fetching = new Fetching(client, BATCH, lost::incrementAndGet);

    @BeforeEach
    void assign() {
        client.assign(List.of(PARTITION));
        client.updateBeginningOffsets(Map.of(PARTITION, 0L));
        client.setMaxPollRecords(Fetching.atOnce(BATCH));
    }

    private void send(int count, int bytes) {
        for (int offset = 0; offset < count; offset++) {
            client.addRecord(new ConsumerRecord<>("upserts", 0, offset, new byte[bytes], null));
        }
    }

    private List<Long> poll() {
        return fetching.poll(Duration.ZERO).stream().map(ConsumerRecord::offset).toList();
    }

    @Test
    void smallRecordsFillTheBatch() {
        send(2 * BATCH, 100);
        assertThat(poll()).hasSizeBetween(BATCH - Fetching.atOnce(BATCH) + 1, BATCH);
    }

    @Test
    void theLargestAreFewAndNoneIsLeftOut() {
        send(10, MIB);
        assertThat(poll()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(poll()).containsExactly(4L, 5L, 6L, 7L);
        assertThat(poll()).containsExactly(8L, 9L);
        assertThat(poll()).isEmpty();
        assertThat(lost.get()).isZero();
    }

    @Test
    void recordsThatWereTakenBeforeAFailureAreSaidToBeLost() {
        send(10, 100);
        client.schedulePollTask(() -> {});
        client.schedulePollTask(() -> client.setPollException(new KafkaException("no")));
        assertThatThrownBy(this::poll).hasMessage("no");
        assertThat(lost.get()).isEqualTo(1);
    }

    @Test
    void aFailureBeforeAnyRecordLosesNone() {
        client.setPollException(new KafkaException("no"));
        assertThatThrownBy(this::poll).hasMessage("no");
        assertThat(lost.get()).isZero();
    }
}
