package io.countersign.consumer.console;

import io.countersign.consumer.ledger.LedgerEntry;
import io.countersign.schema.ack.MessageId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Finds records where the ledger says that they lay. */
final class RecordFinder {
    private final KafkaAccess kafka;

    RecordFinder(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** What lies there now. */
    sealed interface Finding {}

    /** The record. */
    record Found(ConsumerRecord<byte[], byte[]> kafka) implements Finding {}

    /** Something else, or nothing: why, in a sentence. */
    record Gone(String why) implements Finding {}

    /** Looks for the record; throws {@code KafkaException} where Kafka cannot be asked. */
    Finding find(MessageId id, LedgerEntry.Place place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        try (KafkaConsumer<byte[], byte[]> reader = kafka.reader()) {
            if (!exists(reader, partition)) {
                return new Gone("the topic, or this partition of it, is no longer there");
            }
            List<TopicPartition> one = List.of(partition);
            reader.assign(one);
            long first = at(reader.beginningOffsets(one), partition);
            if (place.offset() < first) {
                return new Gone("retention has removed it from the topic, whose partition begins at offset " + first);
            }
            long end = at(reader.endOffsets(one), partition);
            if (place.offset() >= end) {
                return new Gone("the partition ends before this offset: the topic was made anew");
            }
            reader.seek(partition, place.offset());
            return found(id, place, KafkaAccess.poll(reader, partition, end));
        }
    }

    private static boolean exists(KafkaConsumer<byte[], byte[]> reader, TopicPartition partition) {
        List<PartitionInfo> partitions = reader.partitionsFor(partition.topic());
        return partitions != null && partitions.stream().anyMatch(info -> info.partition() == partition.partition());
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    private static Finding found(MessageId id, LedgerEntry.Place place, List<ConsumerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return new Gone("the topic has nothing from this offset on that can be read");
        }
        ConsumerRecord<byte[], byte[]> found = records.get(0);
        if (found.offset() != place.offset()) {
            return new Gone(
                    "it was removed from the topic, as compaction does; the next one has offset " + found.offset());
        }
        MessageId there = MessageId.of(found.topic(), found.partition(), found.offset(), found.timestamp());
        return there.equals(id)
                ? new Found(found)
                : new Gone("another record lies there, message " + there + ": the topic was made anew");
    }
}
