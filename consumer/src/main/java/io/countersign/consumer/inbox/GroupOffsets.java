package io.countersign.consumer.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka says of partitions, asked by a client of its own with a limit that is kept. The group's consumer could be
 * asked too; but the one of kafka-clients 4.3 may wait for its answer for ever once a broker has hung for some seconds,
 * because it takes the question for a copy of one that it has lost.
 */
public final class GroupOffsets {
    private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Set<TransactionState> NOT_ENDED = EnumSet.complementOf(
            EnumSet.of(TransactionState.EMPTY, TransactionState.COMPLETE_ABORT, TransactionState.COMPLETE_COMMIT));

    private final Admin admin;
    private final String group;

    /** Asks for the offsets of one group; the client stays the caller's to close. */
    public GroupOffsets(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /**
     * The next offset to acknowledge of each partition, 0 where none was committed. Throws {@link KafkaException} where
     * Kafka does not tell within 10 seconds, or a transaction is about to commit one.
     */
    public Map<Partition, Long> committed(Collection<Partition> partitions) {
        List<TopicPartition> asked = partitions.stream().map(Partition::toKafka).toList();
        Map<TopicPartition, OffsetAndMetadata> committed = committed(asked, true);
        // Of those that a transaction is about to commit the client leaves out; of those never committed it says null.
        if (!committed.keySet().containsAll(asked)) {
            committed = leftOpen(asked);
        }
        Map<Partition, Long> next = new HashMap<>();
        for (Partition partition : partitions) {
            next.put(partition, CommittedOffset.next(partition, committed.get(partition.toKafka())));
        }
        return next;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(List<TopicPartition> asked, boolean stable) {
        return await(admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(asked)),
                        new ListConsumerGroupOffsetsOptions().requireStable(stable))
                .partitionsToOffsetAndMetadata(group));
    }

    /**
     * What is committed although Kafka says that more is about to be, where that can no longer happen: after a crash a
     * broker may hold a commit of a transaction that its coordinator has ended long ago, and would hold it for ever.
     */
    private Map<TopicPartition, OffsetAndMetadata> leftOpen(List<TopicPartition> asked) {
        Optional<TransactionListing> open =
                await(admin.listTransactions(new ListTransactionsOptions().filterStates(NOT_ENDED))
                                .all())
                        .stream()
                        .filter(transaction -> transaction.transactionalId().startsWith(transactionalIds(group)))
                        .findAny();
        if (open.isPresent()) {
            throw new KafkaException("an offset of the group is about to be committed by "
                    + open.get().transactionalId());
        }
        // One that ended since the first question has committed by now.
        Map<TopicPartition, OffsetAndMetadata> committed = committed(asked, true);
        if (committed.keySet().containsAll(asked)) {
            return committed;
        }
        LOG.warn("Kafka holds offsets of {} for a transaction that has ended: those from before it count", asked);
        return committed(asked, false);
    }

    /** With what the ids of the transactions begin that commit the offsets of a group. */
    public static String transactionalIds(String group) {
        return group + "-";
    }

    /** The oldest offset that each partition still has; throws as {@link #committed} does. */
    Map<Partition, Long> oldest(Collection<Partition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(p -> asked.put(p.toKafka(), OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                await(admin.listOffsets(asked).all());
        Map<Partition, Long> oldest = new HashMap<>();
        for (Partition partition : partitions) {
            ListOffsetsResultInfo there = found.get(partition.toKafka());
            oldest.put(partition, there == null ? 0 : there.offset());
        }
        return oldest;
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka does not tell the offsets of a group or a topic", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
