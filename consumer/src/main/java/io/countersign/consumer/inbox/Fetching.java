package io.countersign.consumer.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch out of the client a few records at a time, until it has enough of records or of bytes. The client bounds
 * what it fetches, but as it was compressed, and what one poll returns by the number of records only: a few kilobytes
 * may be hundreds of the largest messages. For one thread.
 */
final class Fetching {
    /**
     * So many of the largest messages may come on top of a batch that is nearly full; more at once would spare polls, but
     * 16 ended a consumer with a heap of 256 MiB.
     */
    private static final int AT_ONCE = 4;

    /** From so many bytes on, what a batch costs apart from its records does not matter. */
    private static final long ENOUGH_BYTES = 4L * 1024 * 1024;

    /** A record that holds nothing takes room too. */
    private static final long OVERHEAD = 64;

    private final Consumer<byte[], byte[]> consumer;
    private final int batchSize;
    private final Runnable lost;

    /**
     * Batches have at most so many records, of which the client must return {@link #atOnce} in one poll at most.
     *
     * @param lost called where records were taken that are not delivered
     */
    Fetching(Consumer<byte[], byte[]> consumer, int batchSize, Runnable lost) {
        this.consumer = consumer;
        this.batchSize = batchSize;
        this.lost = lost;
    }

    static int atOnce(int batchSize) {
        return Math.min(batchSize, AT_ONCE);
    }

    /** The next records; the first ones are waited for so long. */
    List<ConsumerRecord<byte[], byte[]>> poll(Duration wait) {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        try {
            long bytes = take(wait, batch);
            long more = bytes;
            while (more > 0 && bytes < ENOUGH_BYTES && batch.size() + atOnce(batchSize) <= batchSize) {
                more = take(Duration.ZERO, batch);
                bytes += more;
            }
            return batch;
        } catch (RuntimeException e) {
            if (!batch.isEmpty()) {
                lost.run();
            }
            throw e;
        }
    }

    /** Returns how many bytes were taken. */
    private long take(Duration wait, List<ConsumerRecord<byte[], byte[]>> batch) {
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> kafka : consumer.poll(wait)) {
            batch.add(kafka);
            bytes += size(kafka);
        }
        return bytes;
    }

    private static long size(ConsumerRecord<byte[], byte[]> kafka) {
        long size = OVERHEAD + length(kafka.key()) + length(kafka.value());
        for (Header header : kafka.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
