package io.countersign.consumer.console;

import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The topic of dead letters, read from its end backwards: a page is the same few offsets of each partition. */
final class DeadTail {
    /** Each transaction takes an offset of its own beside those of its records. */
    private static final int OFFSETS = 100;

    private final KafkaAccess kafka;
    private final String topic;

    DeadTail(KafkaAccess kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** A letter without its content, and where it lies in the topic of dead letters. */
    record Line(
            int partition,
            long offset,
            MessageId messageId,
            Instant time,
            String status,
            String result,
            String reason,
            String source,
            String from,
            int bytes,
            boolean leftOut) {
        static Line of(ConsumerRecord<byte[], byte[]> at, DeadLetter letter) {
            Bytes value = letter.value();
            return new Line(
                    at.partition(),
                    at.offset(),
                    letter.messageId(),
                    letter.time(),
                    letter.status(),
                    letter.result(),
                    letter.reason(),
                    letter.source(),
                    letter.topic(),
                    value == null ? 0 : value.length(),
                    letter.leftOut());
        }
    }

    /**
     * Some letters, the newest records first.
     *
     * @param older the offsets before which the next page ends, by partition; empty where there are no older letters
     */
    record Page(List<Line> lines, Map<Integer, Long> older) {}

    /** The letters before these offsets, by partition; of a partition without one, the newest. */
    Page before(Map<Integer, Long> bounds) {
        try (KafkaConsumer<byte[], byte[]> reader = kafka.reader()) {
            List<TopicPartition> partitions = partitions(reader);
            // Of partitions that are not assigned the client asks just as well, but complains in the log.
            reader.assign(partitions);
            Map<TopicPartition, Long> firsts = reader.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<Line> lines = new ArrayList<>();
            Map<Integer, Long> older = new TreeMap<>();
            boolean more = false;
            for (TopicPartition partition : partitions) {
                long first = firsts.getOrDefault(partition, 0L);
                long end = Math.min(
                        bounds.getOrDefault(partition.partition(), Long.MAX_VALUE), ends.getOrDefault(partition, 0L));
                long start = Math.max(first, end - Math.max(2, OFFSETS / partitions.size()));
                read(reader, partition, start, end, lines);
                older.put(partition.partition(), start);
                more |= start > first;
            }
            lines.sort(Comparator.comparing(Line::time).reversed());
            return new Page(lines, more ? older : Map.of());
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> reader) {
        List<PartitionInfo> found = reader.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new RefusedException(HttpStatus.NOT_FOUND, "there is no topic of dead letters");
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> reader, TopicPartition partition, long start, long end, List<Line> lines) {
        reader.assign(List.of(partition));
        reader.seek(partition, start);
        List<ConsumerRecord<byte[], byte[]>> records = KafkaAccess.poll(reader, partition, end);
        while (!records.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> at : records) {
                if (at.offset() < end) {
                    DeadLetter.read(at).ifPresent(letter -> lines.add(Line.of(at, letter)));
                }
            }
            records = KafkaAccess.poll(reader, partition, end);
        }
    }

    /** The letter that lies there; empty where none does. */
    Optional<DeadLetter> at(int number, long offset) {
        TopicPartition partition = new TopicPartition(topic, number);
        try (KafkaConsumer<byte[], byte[]> reader = kafka.reader()) {
            if (!partitions(reader).contains(partition)) {
                return Optional.empty();
            }
            List<TopicPartition> one = List.of(partition);
            reader.assign(one);
            long end = reader.endOffsets(one).getOrDefault(partition, 0L);
            if (offset < reader.beginningOffsets(one).getOrDefault(partition, 0L) || offset >= end) {
                return Optional.empty();
            }
            reader.seek(partition, offset);
            return KafkaAccess.poll(reader, partition, end).stream()
                    .findFirst()
                    .filter(found -> found.offset() == offset)
                    .flatMap(DeadLetter::read);
        }
    }
}
