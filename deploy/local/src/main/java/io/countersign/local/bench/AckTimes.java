package io.countersign.local.bench;

import io.countersign.schema.ack.AckReader;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When each message was acknowledged, and whether all acknowledgements are right. For one thread at a time. */
final class AckTimes implements AutoCloseable {
    private static final int VERIFY_ONE_IN = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> reader;
    private final AckReader acks;
    private final ToLongFunction<ConsumerRecord<byte[], byte[]>> time;
    private final Map<String, Long> times = new HashMap<>();

    /** Takes what tells the time of an acknowledgement. */
    AckTimes(
            String bootstrapServers,
            String topic,
            int partitions,
            PublicKey community,
            ToLongFunction<ConsumerRecord<byte[], byte[]>> time) {
        this.acks = new AckReader(community);
        this.time = time;
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
        while (times.size() < total && System.nanoTime() - lastNew < PATIENCE.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> ack : reader.poll(Duration.ofMillis(500))) {
                add(ack, faults);
                lastNew = System.nanoTime();
            }
        }
        if (times.size() < total) {
            faults.add(times.size() + " acknowledgements instead of " + total);
        }
        return faults;
    }

    private void add(ConsumerRecord<byte[], byte[]> ack, List<String> faults) {
        Header id = ack.headers().lastHeader("message_id");
        long when = time.applyAsLong(ack);
        if (id == null || times.putIfAbsent(Bytes.wrap(id.value()).toUtf8(), when) != null) {
            faults.add("a second copy of an acknowledgement, or one without message_id");
        }
        if (times.size() % VERIFY_ONE_IN == 0) {
            var unused = acks.read(Bytes.wrap(ack.value()));
        }
    }

    /** The time of each, by message_id. */
    Map<String, Long> byMessage() {
        return Map.copyOf(times);
    }

    /** All times, rising. */
    List<Long> inOrder() {
        return times.values().stream().sorted().toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
