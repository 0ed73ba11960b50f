package io.countersign.local.bench;

import io.countersign.schema.ack.AckReader;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When each acknowledgement was written, by the timestamps of their records, and whether all are right. */
final class AckTimes implements AutoCloseable {
    private static final int VERIFY_ONE_IN = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> reader;
    private final AckReader acks;
    private final Set<String> messageIds = new HashSet<>();
    private final List<Long> times = new ArrayList<>();

    AckTimes(String bootstrapServers, String topic, int partitions, PublicKey community) {
        this.acks = new AckReader(community);
        this.reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        reader.assign(all);
        reader.seekToBeginning(all);
    }

    /** Reads until there is an ack for every message, or none came for a while; returns what is wrong with them. */
    List<String> collect(int total) {
        List<String> faults = new ArrayList<>();
        long lastNew = System.nanoTime();
        while (messageIds.size() < total && System.nanoTime() - lastNew < PATIENCE.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> ack : reader.poll(Duration.ofMillis(500))) {
                add(ack, faults);
                lastNew = System.nanoTime();
            }
        }
        if (messageIds.size() < total) {
            faults.add(messageIds.size() + " acknowledgements instead of " + total);
        }
        return faults;
    }

    private void add(ConsumerRecord<byte[], byte[]> ack, List<String> faults) {
        Header id = ack.headers().lastHeader("message_id");
        if (id == null || !messageIds.add(Bytes.wrap(id.value()).toUtf8())) {
            faults.add("a second copy of an acknowledgement, or one without message_id");
        }
        times.add(ack.timestamp());
        if (times.size() % VERIFY_ONE_IN == 0) {
            var unused = acks.read(Bytes.wrap(ack.value()));
        }
    }

    List<Long> inOrder() {
        return times.stream().sorted().toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
