package io.countersign.producer;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of an acks topic as they come; for one thread, but for {@link #wakeup}. */
interface AckRecords extends AutoCloseable {
    /** The next records, perhaps none after this time; throws {@code KafkaException}s, after which it may go on. */
    Iterable<ConsumerRecord<String, byte[]>> poll(Duration timeout);

    /** Makes the running or next poll throw {@code WakeupException}; from any thread. */
    void wakeup();

    @Override
    void close();
}
