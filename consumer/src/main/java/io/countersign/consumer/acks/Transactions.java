package io.countersign.consumer.acks;

import io.countersign.consumer.inbox.GroupOffsets;
import io.countersign.consumer.inbox.Partition;
import io.countersign.consumer.inbox.Questions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The transactional producer of this process, made anew when it can no longer be used. */
final class Transactions implements AutoCloseable {
    /**
     * Also how long readers wait for a process that died in the middle of a transaction; {@code transaction.timeout.ms}
     * may say otherwise.
     */
    private static final int LONGEST_TRANSACTION_MILLIS = 10_000;

    /** Looking at the topics so often finds a connection that has gone silent while there was nothing to write. */
    private static final int BETWEEN_LOOKS_MILLIS = 3_000;

    private final AckOptions options;
    private final String id;
    private final Admin admin;
    private final GroupOffsets offsets;
    private @Nullable Producer<byte[], byte[]> producer;

    Transactions(AckOptions options) {
        this.options = options;
        this.id = GroupOffsets.transactionalId(options.group());
        this.admin = Questions.open(options.kafka());
        this.offsets = new GroupOffsets(admin, options.group());
    }

    /** Asks the same broker; closed with this. */
    Admin admin() {
        return admin;
    }

    Producer<byte[], byte[]> begin() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer());
            producer = current;
            try {
                current.initTransactions();
            } catch (KafkaException e) {
                abandon();
                throw e;
            }
        }
        try {
            current.beginTransaction();
        } catch (KafkaException e) {
            abandon();
            throw e;
        }
        return current;
    }

    // The id is this process's own. A stable one would let a restarted process end at once what the killed one left
    // open, for which readers wait otherwise until the broker's time-out; but who may use which is known to nobody: the
    // group's members come and go, partitions change hands without them, and two that take the same one fence each
    // other off for ever. The database decides who applies, and needs no id for it.
    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(options.kafka());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        properties.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LONGEST_TRANSACTION_MILLIS);
        properties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, options.group() + "-acks");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 2);
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 128 * 1024 * 1024);
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        properties.putIfAbsent(ProducerConfig.METADATA_MAX_AGE_CONFIG, BETWEEN_LOOKS_MILLIS);
        properties.putIfAbsent(ProducerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, Questions.LONGEST_IDLENESS_MILLIS);
        return properties;
    }

    /** Undoes the transaction under way; a producer that cannot is replaced before the next one. */
    void abort() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            return;
        }
        try {
            current.abortTransaction();
        } catch (KafkaException e) {
            abandon();
        }
    }

    /** Closes the producer at once; the next one fences it off. */
    void abandon() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    /** Whether the group's committed offsets have reached the given ones. */
    boolean isCommitted(Map<Partition, Long> next) {
        abandon();
        Map<Partition, Long> committed = offsets.committed(next.keySet());
        return next.entrySet().stream()
                .allMatch(wanted -> committed.getOrDefault(wanted.getKey(), 0L) >= wanted.getValue());
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ofSeconds(2));
        }
        admin.close(Duration.ofSeconds(1));
    }
}
